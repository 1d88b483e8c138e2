package dev.coopclaims.command.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimCourses.Standing;
import dev.coopclaims.command.hold.LiftHold;
import dev.coopclaims.command.hold.PlaceHold;
import dev.coopclaims.command.retention.CheckPurge;
import dev.coopclaims.command.retention.DeferPurge;
import dev.coopclaims.command.retention.HoldsContent;
import dev.coopclaims.command.retention.RecordPurge;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.hold.HoldId;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How long contents of documents are kept, and what keeps them on (H-5). */
class RetentionTest {
    private static final HoldId HOLD = new HoldId("hold-1");

    private final ClaimNode node = new ClaimNode();
    private final ClaimCourses courses = new ClaimCourses(node);

    @Test
    void contents_are_kept_until_the_end_of_the_last_day_and_purged_once() {
        ClaimId claim = courses.in(Standing.APP);
        List<DocumentId> documents =
                new ArrayList<>(node.claim(claim).file().contents().kept().keySet());
        assertThat(documents).isNotEmpty();
        Instant over = over(claim);
        node.at(over.minusMillis(1), () -> assertThat(check(claim).over()).isFalse());
        node.at(over, () -> {
            CheckPurge.Answer answer = check(claim);
            assertThat(answer.over()).isTrue();
            assertThat(answer.deferred()).isFalse();
            assertThat(answer.contents().keySet()).containsExactlyElementsOf(documents);
            assertThat(sent(new DeferPurge(claim))).as("nothing keeps them").isFalse();
            assertThat(sent(new RecordPurge(claim, documents))).isTrue();
            assertThat(sent(new RecordPurge(claim, documents))).as("once").isFalse();
            assertThat(check(claim).contents()).isEmpty();
        });
        assertThat(node.names(claim.value()).stream().filter("ContentsPurged"::equals))
                .hasSize(1);
    }

    @Test
    void the_content_of_a_removed_document_is_kept_and_purged_like_the_others() {
        ClaimId claim = courses.in(Standing.EDI);
        KeptContent content = Objects.requireNonNull(
                node.claim(claim).file().contents().kept().get(Sample.INVOICE));
        node.send(new RemoveDocument(claim, Sample.INVOICE), Sample.ALICE);
        assertThat(node.claim(claim).file().documents()).doesNotContainKey(Sample.INVOICE);
        assertThat(node.claim(claim).file().contents().kept()).containsEntry(Sample.INVOICE, content);
        assertThat(node.send(new HoldsContent(claim, content.contentId()), ClaimCourses.SYSTEM)
                        .result())
                .isTrue();
        assertThat(node.send(new HoldsContent(claim, "content-of-nobody"), ClaimCourses.SYSTEM)
                        .result())
                .isFalse();
    }

    @Test
    void a_hold_on_the_claim_or_its_organisation_keeps_them_on_for_everybody_to_see() {
        for (AggregateId held : List.of(courses.in(Standing.WDN), Sample.ORG)) {
            ClaimId claim = held instanceof ClaimId one ? one : courses.in(Standing.DSC);
            node.send(new PlaceHold(held, HOLD, "auditors"), ClaimCourses.MANAGER);
            Instant over = over(claim);
            node.at(over, () -> {
                assertThat(check(claim).deferred()).isTrue();
                assertThat(sent(new DeferPurge(claim))).isTrue();
                assertThat(sent(new DeferPurge(claim))).as("once for a time").isFalse();
            });
            node.at(over.plus(Duration.ofDays(30)), () -> {
                assertThat(sent(new DeferPurge(claim))).as("still held").isTrue();
                node.send(new LiftHold(held, HOLD), ClaimCourses.MANAGER);
                assertThat(check(claim).deferred()).isFalse();
            });
        }
    }

    @Test
    void a_claim_that_has_not_come_to_its_end_keeps_its_contents() {
        for (Standing standing : Standing.values()) {
            ClaimId claim = courses.in(standing);
            boolean atWork = switch (standing) {
                case EDI, SUB, REV, ASK, REJ, DIS, ASD -> true;
                case APP, FIN, WDN, DSC, EXP -> false;
            };
            node.at(
                    over(claim),
                    () -> assertThat(check(claim).deferred()).as("%s", standing).isEqualTo(atWork));
        }
    }

    private Instant over(ClaimId claim) {
        ClaimContent file = node.claim(claim).file();
        return Deadline.endOf(
                        file.told().keepOriginalsUntil(),
                        SampleCatalogue.CATALOGUE.zone(file.details().location()))
                .before();
    }

    private CheckPurge.Answer check(ClaimId claim) {
        return node.send(new CheckPurge(claim), ClaimCourses.SYSTEM).result();
    }

    private boolean sent(ClaimCommand<Boolean> command) {
        return node.send(command, ClaimCourses.SYSTEM).result();
    }
}
