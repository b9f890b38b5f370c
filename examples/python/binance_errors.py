"""Reads Binance errors by the kit of the npm package binance-errors. Standard library only.

    python3 binance_errors.py <kit>/vectors.jsonl

answers every conformance case from the files beside it and exits with 1 where an answer differs. To use it in a
program: Kit(folder).answer(family, method, status, headers, body, now_ms).
"""

import json
import re
import sys
from pathlib import Path

CAREFUL_STATUSES = {418: "http-418", 451: "http-451"}
BARE_STATUSES = (403, 404, 408, 409, 429)


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
        if frame and isinstance(frame.get("status"), int):
            status = frame["status"]
        code, text = read_error(error)
        entries = lists.entries.get(code, [])
        found = lists.match(code, text) if entries else None
        name, message, params = found or (None, None, {})
        if name is None and len({entry["name"] for entry in entries}) == 1:
            name = entries[0]["name"]
        own = None
        if entries:
            entry = next((one for one in entries if one["name"] == name), entries[0])
            own = (message or {}).get("advice", entry["advice"])
        advice = lists.advice[choose_advice(lists, code, own, bool(message), bool(text), status, side)]
        return {
            "code": code,
            "name": name,
            "message": message["id"] if message else None,
            "params": params,
            **advice[side],
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


def choose_advice(lists, code, own, is_known_text, has_text, status, side):
    """A status can only make the advice of a code more careful."""
    if status in CAREFUL_STATUSES:
        fits = {418: "after-delay", 451: "never"}[status]
        one = lists.advice.get(own, {})
        if is_known_text and one.get("scope") == "ip" and one[side]["retry"] == fits:
            return own
        return CAREFUL_STATUSES[status]
    if code is None:
        if status is not None and status >= 500:
            return "http-5xx"
        if status in BARE_STATUSES:
            return f"http-{status}"
        return "code-lost" if has_text or status is None else "http-4xx"
    if own is None:
        if side == "write" and status is not None and (status >= 500 or status == 408):
            return "unknown-code"
        return f"http-{status}" if status in (403, 429) else "unknown-code"
    is_refused = lists.advice[own]["write"]["execution"] == "not-executed"
    if side == "write" and is_refused and status is not None and (status >= 500 or status == 408):
        return "http-408" if status == 408 else "http-5xx"
    return own


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
