/**
 * Bullets that explain and are never sent. Everything else in a list is a message, also a bare name: the API does
 * send `NEW_ORDER_REJECTED`. Where no rule can know, overlays/roles.json decides later.
 */
interface ExplanationRule {
  readonly begins: RegExp;
  readonly why: string;
}

const EXPLANATIONS: readonly ExplanationRule[] = [
  {
    begins: /^This (?:error )?code is sent when\b/iu,
    why: "spot -2021, -2022 and the reject table: says when, not what",
  },
  { begins: /^收到该错误码代表|^(?:这个|此)错误代码是由/u, why: "the same in Chinese" },
  { begins: /^This replaces (?:the )?error code\b/iu, why: "sapi -1099: history of the code" },
  { begins: /^替换(?:了)?错误代码/u, why: "the same in Chinese" },
  { begins: /^Potential error messages can be found\b/iu, why: "spot -1013: points at the filter and reject tables" },
  { begins: /^潜在的错误(?:信息|消息)可以在|^可能的错误(?:信息|消息)/u, why: "the same in Chinese" },
  { begins: /^The request is rejected by the API\. \(i\.e\./iu, why: "spot -1013: describes the kind of rejection" },
  { begins: /^请求被\s*API\s*拒绝\s*[（(]/iu, why: "the same in Chinese" },
  {
    begins: /^If the order type (?:provided|for)\b/iu,
    why: "spot -1158, -1160: conditions under which the error comes",
  },
  {
    begins:
      /^Please refer to\b|^(?:Refer to|See) \S+ (?:for|to)\b|^For (?:more )?(?:details|information),? (?:see|refer)\b/iu,
    why: "points to another page",
  },
  { begins: /^(?:请参考|详情请参考|参见|详见)/u, why: "the same in Chinese" },
];

export function isExplanation(text: string): boolean {
  return EXPLANATIONS.some(({ begins }) => begins.test(text));
}
