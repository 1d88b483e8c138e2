package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.INVOICE;
import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.PIECE;
import static dev.coopclaims.command.claim.Sample.attach;
import static dev.coopclaims.command.claim.Sample.attached;
import static dev.coopclaims.command.claim.Sample.claim;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.file;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static dev.coopclaims.command.claim.Sample.started;
import static dev.coopclaims.command.claim.Sample.ticked;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final ClaimContent EMPTY = claim(started()).file();
    private static final DocumentId LINK = new DocumentId("document-link");

    @Nested
    class AttachDocument {

        @Test
        void several_files_join_at_once_C_11() {
            assertThat(attachTo(EMPTY, attach("INVOICE", file("document-a"), file("document-b"))))
                    .hasSize(2)
                    .allSatisfy(event -> assertThat(event).isInstanceOf(DocumentAttached.class));
        }

        @Test
        void a_link_holds_its_address_and_when_it_was_captured_C_5() {
            var link = new NewDocument.Link(LINK, "https://example.org/offer", "ab", null);

            assertThat(attachTo(EMPTY, attach("LANDING_PAGE_URL", link)))
                    .singleElement()
                    .isInstanceOfSatisfying(DocumentAttached.class, event -> {
                        assertThat(event.url()).isEqualTo("https://example.org/offer");
                        assertThat(event.capturedAt()).isEqualTo(NOW);
                        assertThat(event.fileName()).isNull();
                    });
        }

        @Test
        void a_page_is_captured_before_it_is_handed_in_C_5() {
            Instant nearly = NOW.plus(Duration.ofDays(1));
            for (Instant captured : List.of(NOW.minusSeconds(1), nearly)) {
                var link = new NewDocument.Link(LINK, "https://example.org/offer", "ab", captured);
                assertThat(attachTo(EMPTY, attach("LANDING_PAGE_URL", link))).hasSize(1);
            }
            var toCome = new NewDocument.Link(LINK, "https://example.org/offer", "ab", nearly.plusMillis(1));
            assertThat(codesOf(() -> attachTo(EMPTY, attach("LANDING_PAGE_URL", toCome))))
                    .containsExactly("CAPTURED_IN_FUTURE");
        }

        @Test
        void a_link_kind_takes_no_file_and_a_file_kind_no_link_C_5() {
            var link = new NewDocument.Link(LINK, "https://example.org/offer", "ab", null);

            assertThat(codesOf(() -> attachTo(EMPTY, attach("LANDING_PAGE_URL", file("document-a")))))
                    .containsExactly("LINK_EXPECTED");
            assertThat(codesOf(() -> attachTo(EMPTY, attach("INVOICE", link)))).containsExactly("FILE_EXPECTED");
        }

        @Test
        void an_address_is_one_of_the_web_C_5() {
            for (String url : List.of("javascript:alert(1)", "file:///etc/passwd", "no address", "https://")) {
                var link = new NewDocument.Link(LINK, url, "ab", null);
                assertThat(codesOf(() -> attachTo(EMPTY, attach("LANDING_PAGE_URL", link))))
                        .as(url)
                        .containsExactly("ADDRESS_INVALID");
            }
        }

        @Test
        void a_kind_is_known_and_of_the_claim_C_5() {
            assertThat(codesOf(() -> attachTo(EMPTY, attach("SELFIE", file("document-a")))))
                    .containsExactly("UNKNOWN_DOCUMENT_KIND");
            assertThat(codesOf(() -> attachTo(EMPTY, attach("TAX_INVOICE", file("document-a")))))
                    .containsExactly("KIND_NOT_OF_CLAIM");
        }

        @Test
        void some_kinds_need_an_explanation() {
            assertThat(codesOf(() -> attachTo(EMPTY, attach("EVENT_PHOTO", file("document-a")))))
                    .containsExactly("EXPLANATION_MISSING");
        }

        @Test
        void it_supports_costs_and_requirements_that_are_there_C_5() {
            AttachDocuments command = new AttachDocuments(
                    CLAIM, List.of(file("document-a")), "INVOICE", "", List.of(COST), List.of("DANCE"));

            assertThat(codesOf(() -> attachTo(EMPTY, command))).containsExactly("UNKNOWN_COST", "UNKNOWN_REQUIREMENT");
        }

        @Test
        void there_are_at_most_so_many_documents() {
            List<ClaimEvent> events = new ArrayList<>();
            events.add(started());
            IntStream.range(0, ClaimLimits.MAX_DOCUMENTS)
                    .forEach(i -> events.add(attached(new DocumentId("document-n" + i), "INVOICE")));

            assertThat(codesOf(() -> attachTo(claim(events).file(), attach("INVOICE", file("document-a")))))
                    .containsExactly("TOO_MANY_DOCUMENTS");
        }
    }

    @Nested
    class RemoveDocument {

        @Test
        void it_leaves_the_claim_C_5() {
            assertThat(Evidence.remove(
                            claim(started(), attached(INVOICE, "INVOICE")).file(), INVOICE))
                    .containsExactly(new DocumentRemoved(CLAIM, ORG, INVOICE));
        }

        @Test
        void what_it_alone_showed_is_ticked_no_more_P_5() {
            ClaimContent file = claim(started(), attached(PIECE, "COMMUNICATION_PIECE"), ticked("BRAND", PIECE))
                    .file();

            assertThat(Evidence.remove(file, PIECE))
                    .containsExactly(
                            new CoreRequirementTicked(CLAIM, ORG, "BRAND", false, List.of()),
                            new DocumentRemoved(CLAIM, ORG, PIECE));
        }

        @Test
        void what_another_document_shows_too_stays_ticked_P_5() {
            ClaimContent file = claim(
                            started(),
                            attached(PIECE, "COMMUNICATION_PIECE"),
                            attached(INVOICE, "INVOICE"),
                            ticked("BRAND", PIECE, INVOICE))
                    .file();

            assertThat(Evidence.remove(file, PIECE))
                    .containsExactly(
                            new CoreRequirementTicked(CLAIM, ORG, "BRAND", true, List.of(INVOICE)),
                            new DocumentRemoved(CLAIM, ORG, PIECE));
        }

        @Test
        void an_unknown_document_is_not_found() {
            assertThat(refusalOf(() -> Evidence.remove(EMPTY, PIECE)).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        }
    }

    @Nested
    class TickRequirement {
        private final ClaimContent file =
                claim(started(), attached(PIECE, "COMMUNICATION_PIECE")).file();

        @Test
        void it_is_ticked_against_a_document_P_5() {
            assertThat(tick(file, "BRAND", true, PIECE)).containsExactly(ticked("BRAND", PIECE));
        }

        @Test
        void it_is_taken_back() {
            ClaimContent before = claim(started(), attached(PIECE, "COMMUNICATION_PIECE"), ticked("BRAND", PIECE))
                    .file();

            assertThat(tick(before, "BRAND", false))
                    .containsExactly(new CoreRequirementTicked(CLAIM, ORG, "BRAND", false, List.of()));
            assertThat(tick(before, "BRAND", true, PIECE)).isEmpty();
            assertThat(tick(file, "BRAND", false)).isEmpty();
        }

        @Test
        void a_tick_without_a_document_or_of_an_unknown_requirement_is_refused_P_5() {
            assertThat(codesOf(() -> tick(file, "BRAND", true))).containsExactly("DOCUMENT_MISSING");
            assertThat(codesOf(() -> tick(file, "BRAND", true, INVOICE))).containsExactly("UNKNOWN_DOCUMENT");
            assertThat(codesOf(() -> tick(file, "DANCE", true, PIECE))).containsExactly("UNKNOWN_REQUIREMENT");
            assertThat(codesOf(() -> tick(file, "BRAND", false, PIECE))).containsExactly("DOCUMENT_NOT_EXPECTED");
        }
    }

    private static List<ClaimEvent> attachTo(ClaimContent file, AttachDocuments command) {
        return Evidence.attach(file, command, CATALOGUE, NOW);
    }

    private static List<ClaimEvent> tick(
            ClaimContent file, String requirement, boolean ticked, DocumentId... documents) {
        return Evidence.tick(file, new TickCoreRequirement(CLAIM, requirement, ticked, List.of(documents)), CATALOGUE);
    }
}
