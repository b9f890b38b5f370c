import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Binance errors by the kit of the npm package binance-errors. Standard library only.
 *
 * <pre>java BinanceErrors.java vectors.jsonl</pre>
 *
 * answers every conformance case from the files beside it and exits with 1 where an answer differs.
 */
public final class BinanceErrors {
  private record Compiled(Pattern pattern, List<Object> names, String name, String message) {}

  private record Found(String name, Map<String, Object> message, Map<String, Object> params) {}

  /** A text that was found under another code, or without one. */
  private record Elsewhere(Long code, Found found, String advice) {}

  private record Choice(String write, String read) {}

  /** How little is lost when an advice is wrong: the later, the more careful. */
  private static final List<String> EXECUTIONS = List.of("not-executed", "partial", "unknown");
  private static final List<String> RETRIES = List.of("already-done", "after-delay", "after-clock-sync", "after-fix", "never", "after-state-check");
  private static final int ENOUGH_LETTERS = 12;

  /** The list of one family: entries by code, patterns by code, advice by id. */
  private static final class Family {
    final Map<String, Object> advice;
    final Map<Long, List<Map<String, Object>>> entries = new HashMap<>();
    final Map<String, Map<String, Object>> messages = new HashMap<>();
    final Map<Long, List<Compiled>> patterns = new LinkedHashMap<>();

    Family(Path folder, String family) throws Exception {
      Map<String, Object> lists = object(Json.parse(Files.readString(folder.resolve("errors." + family + ".json"))));
      Map<String, Object> shapes = object(Json.parse(Files.readString(folder.resolve("patterns." + family + ".json"))));
      advice = object(lists.get("advice"));
      Map<Object, List<Object>> tables = new HashMap<>();
      for (Object table : list(lists.get("tables"))) tables.put(object(table).get("id"), list(object(table).get("messages")));
      for (Object one : list(lists.get("errors"))) {
        Map<String, Object> entry = object(one);
        Long code = whole(entry.get("code"));
        entries.computeIfAbsent(code, key -> new ArrayList<>()).add(entry);
        List<Object> all = new ArrayList<>(list(entry.get("messages")));
        for (Object table : list(entry.get("tables"))) all.addAll(tables.get(table));
        for (Object message : all) messages.put(code + " " + entry.get("name") + " " + object(message).get("id"), object(message));
      }
      for (Object one : list(shapes.get("patterns"))) {
        Map<String, Object> shape = object(one);
        Pattern pattern = Pattern.compile((String) shape.get("pattern"));
        patterns.computeIfAbsent(whole(shape.get("code")), key -> new ArrayList<>())
            .add(new Compiled(pattern, list(shape.get("names")), (String) shape.get("name"), (String) shape.get("message")));
      }
    }

    /** Null where no pattern fits the text. */
    Found match(Long code, String text) {
      for (Compiled one : patterns.getOrDefault(code, List.of())) {
        Matcher matcher = one.pattern().matcher(text);
        if (!matcher.matches()) continue;
        Map<String, Object> message = messages.get(code + " " + one.name() + " " + one.message());
        Map<String, Object> params = new LinkedHashMap<>();
        for (int index = 0; index < one.names().size(); index += 1) {
          String name = (String) one.names().get(index);
          for (Object parameter : list(message.get("parameters"))) {
            if (name.equals(object(parameter).get("name"))) params.put(name, typed((String) object(parameter).get("type"), matcher.group(index + 1)));
          }
        }
        return new Found(one.name(), message, params);
      }
      return null;
    }

    /** What the text is under any code. A short text proves nothing. */
    List<Elsewhere> elsewhere(String text) {
      List<Elsewhere> all = new ArrayList<>();
      if (text.chars().filter(Character::isLetterOrDigit).count() < ENOUGH_LETTERS) return all;
      for (Long code : patterns.keySet()) {
        Found found = match(code, text);
        if (found != null) all.add(new Elsewhere(code, found, adviceOf(code, found.name(), found)));
      }
      return all;
    }

    String adviceOf(Long code, String name, Found found) {
      List<Map<String, Object>> all = entries.get(code);
      Map<String, Object> entry = all.stream().filter(one -> one.get("name").equals(name)).findFirst().orElse(all.get(0));
      return (String) (found != null && found.message().containsKey("advice") ? found.message() : entry).get("advice");
    }

    Object axis(String id, String axis) {
      return object(object(advice.get(id)).get("write")).get(axis);
    }

    /** The first of those that lose least when they are wrong. */
    String mostCareful(List<String> ids) {
      String best = ids.get(0);
      for (String id : ids) if (care(id) > care(best)) best = id;
      return best;
    }

    private int care(String id) {
      return EXECUTIONS.indexOf(axis(id, "execution")) * RETRIES.size() + RETRIES.indexOf(axis(id, "retry"));
    }
  }

  private final Map<String, Object> index;
  private final Map<String, Family> families = new HashMap<>();

  BinanceErrors(Path folder) throws Exception {
    index = object(Json.parse(Files.readString(folder.resolve("kit.json"))));
    for (Object family : list(index.get("families"))) families.put((String) family, new Family(folder, (String) family));
  }

  /** What an answer says. The status is null for a frame, the clock in epoch milliseconds. */
  Map<String, Object> answer(String familyId, String method, Long givenStatus, Map<String, Object> headers, String body, long now) {
    Family family = families.get(familyId);
    String side = method.equals("GET") || method.equals("HEAD") ? "read" : "write";
    Object data = Json.read(body);
    Map<String, Object> frame = isObject(data) && isObject(object(data).get("error")) ? object(data) : null;
    Object error = frame == null ? data : frame.get("error");
    List<Long> statuses = new ArrayList<>();
    if (givenStatus != null) statuses.add(givenStatus);
    if (frame != null && frame.get("status") instanceof Double) statuses.add(whole(frame.get("status")));
    Long code = codeOf(error);
    boolean isLost = code == null;
    String text = textOf(error);
    // Streams have small codes; any other such number is somebody else's.
    boolean isSmall = code != null && code > -1000 && code < 1000;
    boolean isListed = !text.isEmpty() && family.entries.containsKey(code);
    if (isSmall && !isListed && !(frame != null && code >= -1 && code <= 4)) code = null;
    List<Map<String, Object>> entries = family.entries.getOrDefault(code, List.of());
    Found found = family.match(code, text);
    List<Elsewhere> others = found != null ? List.of() : family.elsewhere(text);
    Found shown = found == null && !others.isEmpty() ? others.get(0).found() : found;
    List<String> hints = new ArrayList<>();
    for (Elsewhere other : others) hints.add(other.advice());
    String name = found != null ? found.name() : only(entries.stream().map(entry -> (String) entry.get("name")).toList());
    String own = null;
    if (!entries.isEmpty()) {
      // A text that is known under another code makes an answer more careful, never less.
      List<String> all = new ArrayList<>(List.of(family.adviceOf(code, name, found)));
      all.addAll(hints);
      own = family.mostCareful(all);
    } else if (code == null) {
      name = only(others.stream().map(other -> other.found().name()).toList());
      code = only(others.stream().map(Elsewhere::code).toList());
    }
    String lost = own == null && isLost && !hints.isEmpty() ? family.mostCareful(hints) : null;
    Choice choice = chooseAdvice(family, own, lost, code != null, found != null, statuses);
    Map<String, Object> axes = object(object(family.advice.get(side.equals("read") ? choice.read() : choice.write())).get(side));
    Map<String, Object> params = shown == null ? Map.of() : shown.params();
    Map<String, Object> answer = new HashMap<>(axes);
    answer.put("code", code == null ? null : (Object) (double) code);
    answer.put("name", name);
    answer.put("message", shown == null ? null : shown.message().get("id"));
    answer.put("params", params);
    answer.put("delayMs", delayMs(headers, frame, params, now));
    return answer;
  }

  /** The one value that all have, or null. */
  private static <Value> Value only(List<Value> values) {
    return values.stream().distinct().count() == 1 ? values.get(0) : null;
  }

  /** Ids of the advice for a write and a read. A status can only make what a code says more careful. */
  private static Choice chooseAdvice(Family family, String own, String lost, boolean hasCode, boolean isKnownText, List<Long> statuses) {
    Long status = statuses.stream().max(Long::compare).orElse(null);
    String said = own != null ? own : lost;
    Object execution = said == null ? null : family.axis(said, "execution");
    if (status != null && (status >= 500 || statuses.contains(408L))) {
      String late = status >= 500 ? "http-5xx" : "http-408";
      return new Choice(own != null && "unknown".equals(execution) ? own : late, own != null ? own : late);
    }
    // One half of a cancel-replace was executed, whatever the other half says.
    if (statuses.contains(409L) && said != null) return new Choice(family.mostCareful(List.of("http-409", said)), said);
    if (status != null && (status == 418 || status == 451)) {
      boolean isAbout = said != null && (isKnownText || lost != null) && "ip".equals(object(family.advice.get(said)).get("scope"));
      boolean fits = isAbout && family.axis(said, "retry").equals(status == 418 ? "after-delay" : "never");
      return both(said != null && (fits || !"not-executed".equals(execution)) ? said : "http-" + status);
    }
    if (own != null) return both(own);
    if (lost != null) return both("not-executed".equals(execution) ? lost : "code-lost");
    if (status != null && (status == 403 || status == 429)) return both("http-" + status);
    if (hasCode) return both("unknown-code");
    if (status != null && List.of(404L, 409L, 410L).contains(status)) return both("http-" + status);
    return both(status == null ? "code-lost" : "http-4xx");
  }

  private static Choice both(String id) {
    return new Choice(id, id);
  }

  /** The latest of the header (seconds), the frame and the ban that a text names (epoch milliseconds). */
  private static Object delayMs(Map<String, Object> headers, Map<String, Object> frame, Map<String, Object> params, long now) {
    double latest = Double.NEGATIVE_INFINITY;
    for (Map.Entry<String, Object> header : headers.entrySet()) {
      boolean isWait = header.getKey().equalsIgnoreCase("retry-after") && ((String) header.getValue()).matches("[0-9]+");
      if (isWait) latest = Math.max(latest, now + 1000.0 * Long.parseLong((String) header.getValue()));
    }
    Object data = frame == null ? null : object(frame.get("error")).get("data");
    if (isObject(data) && object(data).get("retryAfter") instanceof Double at) latest = Math.max(latest, at);
    if (params.get("bannedUntil") instanceof Double until) latest = Math.max(latest, until);
    return Double.isInfinite(latest) ? null : (Object) Math.max(0, latest - now);
  }

  private static Long codeOf(Object error) {
    Object code = isObject(error) ? object(error).get("code") : null;
    if (code instanceof String text && text.matches("-?[0-9]{1,9}")) return Long.valueOf(text);
    return code instanceof Double ? whole(code) : null;
  }

  private static String textOf(Object error) {
    if (!isObject(error)) return "";
    Object text = object(error).containsKey("msg") ? object(error).get("msg") : object(error).get("errorMessage");
    return text instanceof String string ? string : "";
  }

  private static Object typed(String type, String text) {
    if (type.equals("boolean")) return text.equals("true");
    if (!List.of("integer", "timestamp", "decimal").contains(type)) return text;
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException notANumber) {
      return text;
    }
  }

  private static boolean isObject(Object value) {
    return value instanceof Map;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  private static Long whole(Object value) {
    return value == null ? null : ((Double) value).longValue();
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1) {
      System.err.println("usage: java BinanceErrors.java <vectors.jsonl>");
      System.exit(2);
    }
    Path path = Path.of(arguments[0]).toAbsolutePath();
    BinanceErrors kit = new BinanceErrors(path.getParent());
    long now = whole(kit.index.get("receivedAt"));
    int count = 0;
    int wrong = 0;
    for (String line : Files.readString(path).strip().split("\n")) {
      Map<String, Object> one = object(Json.parse(line));
      Map<String, Object> got = kit.answer((String) one.get("family"), (String) one.get("method"), whole(one.get("status")), object(one.get("headers")), (String) one.get("body"), now);
      count += 1;
      if (Objects.equals(got, one.get("expect"))) continue;
      wrong += 1;
      System.err.println("line " + count + ": expected " + one.get("expect") + ", got " + got);
    }
    System.out.println((count - wrong) + " of " + count + " vectors passed");
    System.exit(wrong > 0 || count == 0 ? 1 : 0);
  }

  /** As much JSON as is needed: objects are maps, numbers are Double. */
  private static final class Json {
    private final String text;
    private int at = 0;

    private Json(String text) {
      this.text = text;
    }

    static Object parse(String text) {
      Json json = new Json(text);
      Object value = json.value();
      json.space();
      if (json.at < text.length()) throw new IllegalArgumentException("more than JSON at " + json.at);
      return value;
    }

    /** Null where the text is not JSON. Some clients hand the body over as JSON in a JSON string. */
    static Object read(String text) {
      try {
        Object value = parse(text);
        return value instanceof String inner ? read(inner) : value;
      } catch (RuntimeException notJson) {
        return null;
      }
    }

    private void space() {
      while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at += 1;
    }

    private boolean take(char wanted) {
      space();
      if (at >= text.length() || text.charAt(at) != wanted) return false;
      at += 1;
      return true;
    }

    private void expect(char wanted) {
      if (!take(wanted)) throw new IllegalArgumentException("no " + wanted + " at " + at);
    }

    private Object value() {
      space();
      switch (text.charAt(at)) {
        case '{': return map();
        case '[': return array();
        case '"': return string();
        case 't': return word("true", true);
        case 'f': return word("false", false);
        case 'n': return word("null", null);
        default: return number();
      }
    }

    private Object word(String word, Object value) {
      if (!text.startsWith(word, at)) throw new IllegalArgumentException("no " + word + " at " + at);
      at += word.length();
      return value;
    }

    private Object number() {
      int start = at;
      while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) at += 1;
      return Double.valueOf(text.substring(start, at));
    }

    private Map<String, Object> map() {
      Map<String, Object> map = new LinkedHashMap<>();
      expect('{');
      if (take('}')) return map;
      do {
        space();
        String key = string();
        expect(':');
        map.put(key, value());
      } while (take(','));
      expect('}');
      return map;
    }

    private List<Object> array() {
      List<Object> list = new ArrayList<>();
      expect('[');
      if (take(']')) return list;
      do list.add(value());
      while (take(','));
      expect(']');
      return list;
    }

    private String string() {
      StringBuilder built = new StringBuilder();
      expect('"');
      for (char next = text.charAt(at); next != '"'; next = text.charAt(at)) {
        at += 1;
        if (next != '\\') built.append(next);
        else built.append(escaped(text.charAt(at++)));
      }
      at += 1;
      return built.toString();
    }

    private char escaped(char letter) {
      int plain = "bfnrt".indexOf(letter);
      if (plain >= 0) return "\b\f\n\r\t".charAt(plain);
      if (letter != 'u') return letter;
      at += 4;
      return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }
  }
}
