// expect: nothing
const NSURLErrorCannotFindHost = -1003;
const NSURLErrorTimedOut = -1001;
export const retryable = (e) => e.code === NSURLErrorTimedOut || e.code === NSURLErrorCannotFindHost;
