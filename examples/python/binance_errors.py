"""Reads Binance errors by the kit of the npm package binance-errors. Standard library only.

    python3 binance_errors.py <kit>/vectors.jsonl

answers every conformance case from the files beside it and exits with 1 where an answer differs. To use it in a
program: Kit(folder).answer(family, method, status, headers, body, now_ms).
"""

import json
import re
import sys
from pathlib import Path

# How little is lost when an advice is wrong: the later, the more careful.
EXECUTIONS = ("not-executed", "partial", "unknown")
RETRIES = ("already-done", "after-delay", "after-clock-sync", "after-fix", "never", "after-state-check")
ENOUGH_LETTERS = 12


class Family:
    """The list of one family: entries by code, patterns by code, advice by id."""

    def __init__(self, folder, family):
        lists = json.loads((folder / f"errors.{family}.json").read_text("utf-8"))
        patterns = json.loads((folder / f"patterns.{family}.json").read_text("utf-8"))
        self.advice = lists["advice"]
        tables = {table["id"]: table["messages"] for table in lists["tables"]}
        self.entries = {}
        self.messages = {}
        for entry in lists["errors"]:
            self.entries.setdefault(entry["code"], []).append(entry)
            for message in entry["messages"] + [m for t in entry["tables"] for m in tables[t]]:
                self.messages[entry["code"], entry["name"], message["id"]] = message
        self.patterns = {}
        for one in patterns["patterns"]:
            compiled = (re.compile(one["pattern"]), one["names"], one["name"], one["message"])
            self.patterns.setdefault(one["code"], []).append(compiled)

    def match(self, code, text):
        """The entry's name, the message and its parameters; None where no pattern fits the text."""
        for pattern, names, name, message_id in self.patterns.get(code, []):
            found = pattern.fullmatch(text)
            if found:
                message = self.messages[code, name, message_id]
                types = {parameter["name"]: parameter["type"] for parameter in message["parameters"]}
                values = {key: typed(types[key], found.group(i + 1)) for i, key in enumerate(names)}
                return name, message, values
        return None

    def elsewhere(self, text):
        """What the text is under any code: its code, entry and match. A short text proves nothing."""
        if sum(letter.isalnum() for letter in text) < ENOUGH_LETTERS:
            return []
        matches = ((code, self.match(code, text)) for code in self.patterns)
        return [(code, self.entry(code, match[0]), match) for code, match in matches if match]

    def entry(self, code, name):
        entries = self.entries[code]
        return next((one for one in entries if one["name"] == name), entries[0])

    def most_careful(self, ids):
        def care(advice_id):
            axes = self.advice[advice_id]["write"]
            return EXECUTIONS.index(axes["execution"]), RETRIES.index(axes["retry"])

        return max(ids, key=care)


def typed(kind, text):
    if kind in ("integer", "timestamp", "decimal"):
        try:
            number = float(text)
        except ValueError:
            return text
        return int(number) if number.is_integer() else number
    return text == "true" if kind == "boolean" else text


def read_json(text):
    try:
        value = json.loads(text)
    except ValueError:
        return None
    # Some clients hand the body over as JSON in a JSON string.
    return read_json(value) if isinstance(value, str) else value


class Kit:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.index = json.loads((self.folder / "kit.json").read_text("utf-8"))
        self.families = {family: Family(self.folder, family) for family in self.index["families"]}

    def answer(self, family, method, status, headers, body, now_ms):
        """What an answer says. `status` is None for a frame, `now_ms` is epoch milliseconds."""
        lists = self.families[family]
        side = "read" if method in ("GET", "HEAD") else "write"
        data = read_json(body)
        frame = data if isinstance(data, dict) and isinstance(data.get("error"), dict) else None
        error = frame["error"] if frame else data
        statuses = [one for one in (status, (frame or {}).get("status")) if isinstance(one, int)]
        code, text = read_error(error)
        found = lists.match(code, text)
        # Streams have small codes; any other such number is somebody else's.
        is_small = code is not None and -1000 < code < 1000
        if is_small and not (text and code in lists.entries) and not (frame and -1 <= code <= 4):
            code = None
        others = [] if found else lists.elsewhere(text)
        entries = lists.entries.get(code, [])
        name, message, params = found or (others[0][2] if others else (None, None, {}))
        own = None
        if found or entries:
            names = {entry["name"] for entry in entries}
            name = found[0] if found else names.pop() if len(names) == 1 else None
            entry = lists.entry(code, name)
            own = message.get("advice", entry["advice"]) if found else entry["advice"]
        # A text that is known under another code makes an answer more careful, never less.
        hints = [match[1].get("advice", entry["advice"]) for _, entry, match in others]
        if own is not None:
            own = lists.most_careful([own] + hints)
        elif code is not None:
            name = None
        elif hints:
            codes = {one for one, _, _ in others}
            names = {match[0] for _, _, match in others}
            code, name = (one.pop() if len(one) == 1 else None for one in (codes, names))
        is_lost = own is None and bool(hints) and read_error(error)[0] is None
        advice = choose_advice(lists, own, hints if is_lost else [], code is not None, bool(found), statuses)
        return {
            "code": code,
            "name": name,
            "message": message["id"] if message else None,
            "params": params,
            **lists.advice[advice[side]][side],
            "delayMs": delay_ms(headers, frame, params, now_ms),
        }


def read_error(error):
    if not isinstance(error, dict):
        return None, ""
    code = error.get("code")
    if isinstance(code, str) and re.fullmatch(r"-?[0-9]{1,9}", code):
        code = int(code)
    text = error.get("msg", error.get("errorMessage", ""))
    return (code if isinstance(code, int) else None), (text if isinstance(text, str) else "")


def choose_advice(lists, own, hints, has_code, is_known_text, statuses):
    """Ids of the advice for a write and a read. A status can only make what a code says more careful."""
    status = max(statuses, default=None)
    said = own or (lists.most_careful(hints) if hints else None)
    axes = lists.advice[said]["write"] if said else {}
    execution = axes.get("execution")
    if any(one >= 500 or one == 408 for one in statuses):
        late = "http-5xx" if status >= 500 else "http-408"
        return {"write": own if own and execution == "unknown" else late, "read": own or late}
    # One half of a cancel-replace was executed, whatever the other half says.
    if 409 in statuses and said:
        return {"write": lists.most_careful(["http-409", said]), "read": said}
    if status in (418, 451):
        is_about = (is_known_text or hints) and lists.advice.get(said, {}).get("scope") == "ip"
        fits = is_about and axes["retry"] == ("after-delay" if status == 418 else "never")
        return both(said if said and (execution != "not-executed" or fits) else f"http-{status}")
    if own:
        return both(own)
    if said:
        return both(said if execution == "not-executed" else "code-lost")
    if status in (403, 429):
        return both(f"http-{status}")
    if has_code:
        return both("unknown-code")
    if status in (404, 409, 410):
        return both(f"http-{status}")
    return both("code-lost" if status is None else "http-4xx")


def both(advice_id):
    return {"write": advice_id, "read": advice_id}


def delay_ms(headers, frame, params, now_ms):
    """The latest of the header (seconds), the frame and the ban that a text names (epoch milliseconds)."""
    times = []
    header = {key.lower(): value for key, value in headers.items()}.get("retry-after")
    if header and header.isdigit():
        times.append(now_ms + int(header) * 1000)
    data = frame["error"].get("data") if frame else None
    if isinstance(data, dict) and isinstance(data.get("retryAfter"), int):
        times.append(data["retryAfter"])
    if isinstance(params.get("bannedUntil"), int):
        times.append(params["bannedUntil"])
    return max(0, max(times) - now_ms) if times else None


def main(path):
    kit = Kit(Path(path).resolve().parent)
    wrong = count = 0
    for line in Path(path).read_text("utf-8").strip().split("\n"):
        case = json.loads(line)
        expected = case.pop("expect")
        got = kit.answer(**case, now_ms=kit.index["receivedAt"])
        count += 1
        if got != expected:
            wrong += 1
            print(f"line {count}: expected {expected}, got {got}", file=sys.stderr)
    print(f"{count - wrong} of {count} vectors passed")
    return 1 if wrong or count == 0 else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: python3 {sys.argv[0]} <vectors.jsonl>")
    sys.exit(main(sys.argv[1]))
