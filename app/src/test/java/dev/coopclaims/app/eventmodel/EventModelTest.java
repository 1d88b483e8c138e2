package dev.coopclaims.app.eventmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.StoredEventNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code docs/event-model.md} says what the code says. */
class EventModelTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("coop.root"), "coop.root"));
    private static final Path PAGE = ROOT.resolve("docs/event-model.md");
    private static final Path NEW_PAGE = ROOT.resolve("app/target/event-model.md");

    private final Sources sources = new Sources(ROOT);
    private final String page = new EventModel(sources).page();

    @Test
    void the_page_is_what_the_code_says() throws IOException {
        Files.createDirectories(NEW_PAGE.getParent());
        Files.writeString(NEW_PAGE, page);
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("The code has moved on. Look at app/target/event-model.md, and copy it to docs/event-model.md.")
                .isEqualTo(page);
    }

    @Test
    void the_code_is_seen() {
        assertThat(EventModel.commandNames()).hasSizeGreaterThan(40).allMatch(page::contains);
        assertThat(StoredEventNames.CLASSES.values())
                .allSatisfy(event -> assertThat(page).contains("\n| **" + event.getSimpleName() + "** |"));
        assertThat(sources.rules()).hasSizeGreaterThan(60);
        assertThat(page)
                .containsPattern("\\*\\*SubmitClaim\\*\\* \\| .*ClaimSubmitted.*FundsReserved.*InvoiceShareClaimed")
                .containsPattern("\\*\\*FundsReserved\\*\\* \\| Fund \\| .*fund");
    }

    @Test
    void the_book_marks_what_is_not_built() {
        Set<String> marked = sources.unbuilt();
        assertThat(marked).allMatch(rule -> sources.testsNamedAfter(rule).isEmpty());
        assertThat(sources.rules())
                .filteredOn(rule -> sources.deciding(rule).isEmpty()
                        && sources.testsNamedAfter(rule).isEmpty())
                .isSubsetOf(marked);
    }
}
