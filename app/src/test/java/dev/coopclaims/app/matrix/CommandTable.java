package dev.coopclaims.app.matrix;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What every command of a claim answers to whom in which standing, written from domain.md §2, §5.1–5.3 and nothing else.
 *
 * <p>A line is a command (method and path below the claim; behind {@code #} which part or body), who, twelve cells, and
 * the rules. A cell says:
 *
 * <ul>
 *   <li>{@code ok}: done, and the claim stands as before
 *   <li>a standing such as {@code SU}: done, and then it stands so
 *   <li>{@code -}: 409, the state does not allow it
 *   <li>{@code 404}: the claim has no such part (any more): a request to a colleague ends with the claim's lock (C-3), one for
 *       originals with a withdrawal (V-8)
 *   <li>a rule such as {@code R-3}: 422, and the violation names that rule
 *   <li>{@code .}: cannot be tried, since no claim in that standing can have such a part
 * </ul>
 *
 * <p>Who is in no line of a command is told 403 when the role has none, and 404 when it has but the claim is another
 * organisation's (R-1); without a token it is 401.
 */
final class CommandTable {
    private static final String LINES = """
            # a draft, and a locked claim                      |            ED  SU  UR  AR  AW  AD  AP  RE  FI  DI  WI  DC
            POST /copy                              | partner    | ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  | C-11
            PATCH                                   | partner    | ok  -   -   -   ok  -   -   -   -   -   -   -   | C-3 C-4 V-2
            POST /costs                             | partner    | ok  -   -   ok  ok  ok  -   -   -   -   -   -   | C-3 C-4
            PATCH /costs/{cost} #asked              | partner    | ok  -   -   ok  ok  ok  -   -   -   -   -   -   | C-4 V-2
            PATCH /costs/{cost} #kept               | partner    | ok  -   -   -   ok  -   -   -   -   -   -   -   | C-4 V-2
            PATCH /costs/{cost} #added              | partner    | .   .   .   ok  ok  ok  .   .   .   .   .   .   | C-4
            PATCH /costs/{cost} #unknown            | partner    | 404 -   -   404 404 404 -   -   -   -   -   -   | C-4
            DELETE /costs/{cost} #asked             | partner    | ED  -   -   AR  AW  AD  -   -   -   -   -   -   | C-4 V-2
            DELETE /costs/{cost} #kept              | partner    | ED  -   -   -   AW  -   -   -   -   -   -   -   | C-4 V-2
            DELETE /costs/{cost} #added             | partner    | .   .   .   AR  AW  AD  .   .   .   .   .   .   | C-4
            DELETE /costs/{cost} #unknown           | partner    | 404 -   -   404 404 404 -   -   -   -   -   -   | C-4
            POST /documents #file                   | partner    | ok  -   -   ok  ok  ok  -   -   -   ok  -   -   | C-5 D-4
            POST /documents #link                   | partner    | ok  -   -   ok  ok  ok  -   -   -   ok  -   -   | C-5 D-4
            PATCH /documents/{document} #asked      | partner    | ok  -   -   ok  ok  ok  -   -   -   -   -   -   | C-4 V-2
            PATCH /documents/{document} #kept       | partner    | ok  -   -   -   ok  -   -   -   -   -   -   -   | C-4 V-2
            PATCH /documents/{document} #added      | partner    | .   .   .   ok  ok  ok  .   .   .   -   .   .   | C-4 D-4
            PATCH /documents/{document} #unknown    | partner    | 404 -   -   404 404 404 -   -   -   -   -   -   | C-4
            DELETE /documents/{document} #asked     | partner    | ED  -   -   AR  AW  AD  -   -   -   -   -   -   | C-4 V-2
            DELETE /documents/{document} #kept      | partner    | ED  -   -   -   AW  -   -   -   -   -   -   -   | C-4 V-2
            DELETE /documents/{document} #added     | partner    | .   .   .   AR  AW  AD  .   .   .   -   .   .   | C-4 D-4
            DELETE /documents/{document} #unknown   | partner    | 404 -   -   404 404 404 -   -   -   -   -   -   | C-4
            PUT /metrics/{name} #recorded           | partner    | ok  -   -   -   ok  -   -   -   -   -   -   -   | P-5 C-4
            PUT /metrics/{name} #unknown            | partner    | P-5 -   -   P-5 P-5 P-5 -   -   -   -   -   -   | P-5
            PUT /requirements/{code} #shown         | partner    | ok  -   -   ok  ok  ok  -   -   -   -   -   -   | P-5 V-2
            PUT /answers/{question} #given          | partner    | ok  -   -   -   ok  -   -   -   -   -   -   -   | P-5 C-4
            # people talk to each other
            POST /comments                          | talkers    | ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  | C-4
            POST /internal-notes                    | colleagues | ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  | V-9 H-2
            POST /upload-requests                   | partner    | ok  -   -   ok  ok  ok  -   -   -   -   -   -   | C-3 C-4
            DELETE /upload-requests/{request} #open | partner    | ok  404 404 404 404 404 404 404 404 404 404 404 | C-3
            DELETE /upload-requests/{request} #unknown | partner | 404 404 404 404 404 404 404 404 404 404 404 404 | C-3
            # handing in, and giving up
            POST /submission                        | partner    | SU  -   -   SU  SU  DI  -   -   -   -   -   -   | C-7 V-2 D-2
            POST /withdrawal                        | partner    | -   WI  -   WI  WI  -   -   -   -   -   -   -   | C-8
            POST /discard                           | partner    | DC  -   -   -   -   -   -   -   -   -   -   -   | 5.1
            PUT /information-items/{item} #asked    | partner    | -   -   -   ok  ok  ok  -   -   -   -   -   -   | V-2 V-6
            PUT /information-items/{item} #unknown  | partner    | -   -   -   404 404 404 -   -   -   -   -   -   | V-2
            # the review
            POST /review                            | first      | -   UR  ok  -   -   -   -   -   -   -   -   -   | V-1
            POST /review                            | second     | -   UR  -   -   -   -   -   -   -   -   -   -   | V-1
            DELETE /review                          | first      | -   ok  SU  -   -   -   -   -   -   -   -   -   | V-1
            DELETE /review                          | second     | -   ok  -   -   -   -   -   -   -   -   -   -   | V-1
            PUT /reviewer                           | reviewers  | -   SU  UR  -   -   -   -   -   -   -   -   -   | V-1
            POST /information-requests              | first      | -   AW  AW  -   -   -   -   -   -   R-3 -   -   | V-2 V-7 R-3
            POST /information-requests              | second     | -   AW  -   -   -   -   -   -   -   AD  -   -   | V-2 V-7 D-4
            POST /approval #whole                   | first      | -   AP  AP  -   -   -   -   -   -   R-3 -   -   | V-3 V-7 R-3
            POST /approval #whole                   | second     | -   AP  -   -   -   -   -   -   -   AP  -   -   | V-3 V-7
            POST /approval #reduced                 | first      | -   AP  AP  -   -   -   -   -   -   R-3 -   -   | V-3 V-7 R-3
            POST /approval #reduced                 | second     | -   AP  -   -   -   -   -   -   -   AP  -   -   | V-3 V-7
            POST /rejection                         | first      | -   RE  RE  -   -   -   -   -   -   R-3 -   -   | V-4 V-7 R-3
            POST /rejection                         | second     | -   RE  -   -   -   -   -   -   -   FI  -   -   | V-4 V-7
            POST /revocation #rejected              | reviewers  | -   -   -   -   -   -   RE  -   -   -   -   -   | V-5 V-4
            POST /revocation #asked                 | reviewers  | -   -   -   -   -   -   AW  -   -   -   -   -   | V-5 V-2
            # the dispute
            POST /rejection-acceptance              | admins     | -   -   -   -   -   -   -   FI  -   -   -   -   | D-5
            POST /disputes #words                   | admins     | -   -   -   -   -   -   -   DI  -   -   -   -   | D-1
            POST /disputes #file                    | admins     | -   -   -   -   -   -   -   DI  -   -   -   -   | D-1
            POST /dispute-withdrawal                | admins     | -   -   -   -   -   FI  -   -   -   FI  -   -   | D-3
            # originals
            POST /original-requests                 | reviewers  | -   ok  ok  ok  ok  ok  ok  ok  ok  ok  -   -   | V-8
            POST /original-receipts #open           | reviewers  | .   ok  ok  ok  ok  ok  ok  ok  ok  ok  404 .   | V-8
            POST /original-receipts #unknown        | reviewers  | 404 404 404 404 404 404 404 404 404 404 404 404 | V-8
            """;

    private CommandTable() {}

    /** What a cell says. */
    sealed interface Expected {
        /** 2xx; then the claim stands so. */
        record Done(Standing then, boolean moves) implements Expected {}

        /** Nothing is written; the rule is empty where the status says it all. */
        record Refused(int status, String rule) implements Expected {}

        /** No claim can have such a part there. */
        record Impossible() implements Expected {}
    }

    /**
     * A command with one kind of part or body.
     *
     * @param endpoint method and path below the claim
     * @param variant which part or body; may be empty
     * @param cells by standing, for the people whom the table names
     */
    record Command(String endpoint, String variant, Map<Person, Map<Standing, Expected>> cells) {

        String method() {
            return endpoint.split(" ", 2)[0];
        }

        /** Below the claim. */
        String path() {
            int space = endpoint.indexOf(' ');
            return space < 0 ? "" : endpoint.substring(space + 1);
        }

        Expected expected(Standing standing, Person person) {
            Map<Standing, Expected> named = cells.get(person);
            if (named != null) {
                return Objects.requireNonNull(named.get(standing));
            }
            if (person == Person.NOBODY) {
                return new Expected.Refused(401, "");
            }
            return new Expected.Refused(person.isStranger() && roles().contains(person.role()) ? 404 : 403, "");
        }

        Set<String> roles() {
            return cells.keySet().stream().map(Person::role).collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public String toString() {
            return endpoint + (variant.isEmpty() ? "" : " #" + variant);
        }
    }

    /** Every command, in the table's order. */
    static List<Command> commands() {
        Map<String, Command> commands = new LinkedHashMap<>();
        LINES.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] parts = line.split("\\|", -1);
            String[] name = parts[0].strip().split("\\s*#", 2);
            Command command = commands.computeIfAbsent(
                    parts[0].strip(),
                    ignored ->
                            new Command(name[0].strip(), name.length > 1 ? name[1] : "", new EnumMap<>(Person.class)));
            Map<Standing, Expected> cells = cells(parts[2]);
            for (Person person : Person.named(parts[1].strip())) {
                if (command.cells().put(person, cells) != null) {
                    throw new IllegalStateException(person + " stands twice: " + line);
                }
            }
        });
        return List.copyOf(commands.values());
    }

    private static Map<Standing, Expected> cells(String text) {
        Deque<String> texts = new ArrayDeque<>(Arrays.asList(text.strip().split("\\s+")));
        if (texts.size() != Standing.values().length) {
            throw new IllegalStateException("not a cell for each standing: " + text);
        }
        Map<Standing, Expected> cells = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            cells.put(standing, cell(texts.removeFirst(), standing));
        }
        return cells;
    }

    private static Expected cell(String text, Standing standing) {
        return switch (text) {
            case "ok" -> new Expected.Done(standing, false);
            case "-" -> new Expected.Refused(409, "");
            case "404" -> new Expected.Refused(404, "");
            case "." -> new Expected.Impossible();
            default ->
                Standing.isCode(text)
                        ? new Expected.Done(Standing.valueOf(text), true)
                        : new Expected.Refused(422, text);
        };
    }
}
