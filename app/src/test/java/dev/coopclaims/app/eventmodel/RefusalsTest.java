package dev.coopclaims.app.eventmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.kernel.refusal.FurtherSentence;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RefusalReason;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.ServerCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/refusals.md} says what the code says, and every place that refuses gives its text what the text shows. */
class RefusalsTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("coop.root"), "coop.root"));
    private static final Path PAGE = ROOT.resolve("docs/refusals.md");
    private static final Path NEW_PAGE = ROOT.resolve("app/target/refusals.md");
    private static final Path TEXTS =
            ROOT.resolve("shared-kernel/src/main/resources/dev/coopclaims/kernel/refusal/refusals.properties");
    private static final String[] ROOMS = {"shared-kernel", "documents", "command-side", "query-side", "app"};
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private final List<RefusalSites.Site> sites = RefusalSites.in(ROOT, ROOMS);

    @Test
    void the_page_is_what_the_code_says() throws IOException {
        String page = page();
        Files.createDirectories(NEW_PAGE.getParent());
        Files.writeString(NEW_PAGE, page);
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("The code has moved on. Look at app/target/refusals.md, and copy it to docs/refusals.md.")
                .isEqualTo(page);
    }

    @Test
    void every_place_that_refuses_gives_its_text_what_the_text_shows() {
        List<RefusalSites.Site> counted =
                sites.stream().filter(site -> site.given() != null).toList();
        assertThat(counted).hasSizeGreaterThan(150);
        assertThat(counted).allSatisfy(site -> assertThat(site.given()).isEqualTo(places(site.code())));
    }

    @Test
    void every_place_that_refuses_by_a_code_of_several_rules_names_the_rule() {
        assertThat(sites).allMatch(RefusalSites.Site::ruled);
    }

    @Test
    void everything_that_is_listed_is_refused_somewhere() {
        Set<RefusalReason> used = sites.stream().map(RefusalSites.Site::code).collect(Collectors.toSet());
        Set<String> ofFiles =
                Arrays.stream(ContentRefused.Code.values()).map(Enum::name).collect(Collectors.toSet());
        assertThat(RefusalCode.values()).allMatch(code -> used.contains(code) || ofFiles.contains(code.name()));
        assertThat(RequestCode.values()).allMatch(used::contains);
        assertThat(ServerCode.values()).allMatch(used::contains);
    }

    @Test
    void every_text_that_a_refusal_shows_stands_in_the_file_that_is_translated() {
        // What the inspection of a file found, and what a value type says of a wrong text, goes into a text as an
        // argument.
        assertThat(RefusalSites.literals(ROOT, "shared-kernel", "command-side", "query-side", "app"))
                .isEmpty();
    }

    @Test
    void every_text_has_one_constant() throws IOException {
        List<String> constants = Stream.of(
                        RefusalCode.values(), RequestCode.values(), ServerCode.values(), FurtherSentence.values())
                .flatMap(Arrays::stream)
                .map(Enum::name)
                .toList();
        assertThat(Files.readAllLines(TEXTS).stream()
                        .filter(line -> line.contains(" = "))
                        .map(line -> line.substring(0, line.indexOf(" = "))))
                .containsExactlyInAnyOrderElementsOf(constants);
    }

    private static int places(RefusalReason reason) {
        String text = switch (reason) {
            case RefusalCode code -> code.text();
            case RequestCode code -> code.text();
            case ServerCode code -> code.text();
            default -> throw new IllegalArgumentException("an unknown list: " + reason);
        };
        return (int)
                PLACE.matcher(text).results().map(MatchResult::group).distinct().count();
    }

    private String page() {
        Map<RefusalReason, Set<String>> where = new HashMap<>();
        sites.forEach(site ->
                where.computeIfAbsent(site.code(), code -> new TreeSet<>()).add(site.file()));
        String rows = Arrays.stream(RefusalCode.values())
                .map(code -> "| `" + code.code() + "` | " + String.join(", ", code.rules()) + " | "
                        + code.told("…", "…", "…", "…", "…", "…") + " | "
                        + String.join(", ", where.getOrDefault(code, Set.of())) + " |")
                .sorted()
                .collect(Collectors.joining("\n"));
        String others = Arrays.stream(RequestCode.values())
                .map(code -> "| `" + code.code() + "` | " + code.told("…", "…", "…") + " | "
                        + String.join(", ", where.getOrDefault(code, Set.of())) + " |")
                .sorted()
                .collect(Collectors.joining("\n"));
        String ofTheServer = Arrays.stream(ServerCode.values())
                .map(code -> "| `" + code.code() + "` | " + code.told("…", "…", "…") + " | "
                        + String.join(", ", where.getOrDefault(code, Set.of())) + " |")
                .sorted()
                .collect(Collectors.joining("\n"));
        String further = Arrays.stream(FurtherSentence.values())
                .map(sentence -> "- " + sentence.told("…", "…"))
                .sorted()
                .collect(Collectors.joining("\n"));
        return """
            # Refusals

            Everything that is refused or warned of, read from the code by `RefusalsTest`: nothing here is written by
            hand. Programs rely on the code; the text is for people and may change. A client must expect codes that later versions
            add. The texts are in the kernel's `refusals.properties`, one for each `RefusalCode`, `RequestCode`, `ServerCode` and
            `FurtherSentence`; "…" stands for what the request or the claim puts there.

            | Code | Rules | Text | Refused in |
            |---|---|---|---|
            %s

            What is not there, not allowed, cannot be read or cannot be done now, behind which is no rule of the programme:

            | Code | Text | Refused in |
            |---|---|---|
            %s

            What the server itself refuses, before a request reaches an endpoint or because no endpoint can answer it:

            | Code | Text | Refused in |
            |---|---|---|
            %s

            Each of these sentences may follow one of the texts:

            %s
            """.formatted(rows, others, ofTheServer, further);
    }
}
