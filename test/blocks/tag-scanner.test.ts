import { expect, it } from "vitest";
import { TagScanner } from "../../generator/blocks/tag-scanner.ts";

function scan(html: string): readonly string[] {
  const scanner = new TagScanner(html);
  const tags: string[] = [];
  for (let tag = scanner.next(); tag !== null; tag = scanner.next())
    tags.push(`${tag.kind === "end" ? "/" : ""}${tag.name} ${String(tag.at)}`);
  return tags;
}

it.each<[string, string, readonly string[]]>([
  ["tags and their places", "x<a><B c></b ></A>", ["a 1", "b 4", "/b 9", "/a 14"]],
  ["brackets that open none", "a < b <1> << <c>", ["c 13"]],
  ["an end without a name", "</ 1><a>", ["a 5"]],
  ["an end with a space before its name", "</ a>", ["/a 0"]],
  ["an instruction, to the first bracket", "<?a <b> c><d>", ["d 10"]],
  ["what only looks like one", "<1 <b>", ["b 3"]],
  ["a declaration", "<!doctype html><a>", ["a 15"]],
  ["a comment", "<!-- <a> --><b>", ["b 12"]],
  ["an empty comment", "<!--><b>", ["b 5"]],
  ["an invalid comment", "<!-><b>", []],
  ["data", "<![CDATA[ <a> > ]]><b>", ["b 19"]],
  ["values in quotes", `<a x="<b>" y='<c>' z=1><d>`, ["a 0", "d 23"]],
  ["a value without quotes", "<a x=<b><c>", ["a 0", "c 8"]],
  ["slashes between attributes", "<a/b/><c>", ["a 0", "c 6"]],
  ["raw text", "<script><a></b></script ><c>", ["script 0", "/script 15", "c 25"]],
  ["raw text in other letters", "<TITLE><a></Title><c>", ["title 0", "/title 10", "c 18"]],
  ["raw text with almost its end", "<title></titl></title><c>", ["title 0", "/title 14", "c 22"]],
  ["raw text that ends itself", "<script/><a>", ["script 0", "a 9"]],
  ["raw text that never ends", "<script><a>", ["script 0"]],
  ["a tag that never ends", "<a b", ["a 0"]],
  ["nothing", "", []],
])("finds the tags of a page as its parser does: %s", (_, html, tags) => {
  expect(scan(html)).toEqual(tags);
});
