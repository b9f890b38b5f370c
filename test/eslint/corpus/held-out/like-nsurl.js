// expect: nothing
const NETWORK_DOWN = [-1001, -1003, -1004, -1005, -1009];
export function isOffline(error) {
  return error.domain === "NSURLErrorDomain" && NETWORK_DOWN.includes(error.code);
}
