// expect: no-message-test
import _ from "lodash";
export const cannot = (binanceResponse) =>
  _.includes(binanceResponse.msg, "Unknown order sent") || _.startsWith(binanceResponse.msg, "Filter failure");
