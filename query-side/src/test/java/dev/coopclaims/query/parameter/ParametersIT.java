package dev.coopclaims.query.parameter;

import static dev.coopclaims.query.story.Room.partner;
import static dev.coopclaims.query.story.Room.reviewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.fundbalances.FundFilter;
import dev.coopclaims.query.overview.ClaimFilter;
import dev.coopclaims.query.overview.ClaimRow;
import dev.coopclaims.query.preapproval.PreApprovalQueries;
import dev.coopclaims.query.reviewqueue.QueueFilter;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Room;
import dev.coopclaims.query.web.PageRequest;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** What a parameter names must be there: a list that is empty for a typing mistake misleads. */
class ParametersIT {
    private static final PageRequest ALL = new PageRequest(500, null);

    private final Room room = new Room(Room.Server.REAL);

    @BeforeEach
    void two_claims_wait_for_the_partner() {
        ClaimStory review = new ClaimStory("adatum", 1);
        ClaimStory dispute = new ClaimStory("adatum", 2);
        room.tape.happens(
                new OrganisationRegistered(review.organisation, "Adatum", OrganisationKind.PARTNER, null, null, null),
                review.fundOpened(),
                review.accrued("1", "1000.00"),
                review.started("Fair"),
                review.submitted("1.00"),
                review.reviewStarted(),
                review.asked(RequestOrigin.REVIEW, "1"),
                dispute.started("Fair"),
                dispute.reserved("1.00"),
                dispute.submitted("1.00"),
                dispute.reviewStarted(),
                dispute.rejected("1.00"),
                dispute.disputed("1.00"),
                dispute.asked(RequestOrigin.DISPUTE, "1"));
        room.play();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void every_word_for_a_status_is_a_filter_C_1() {
        for (ClaimStatus status : ClaimStatus.values()) {
            assertThat(withStatus(status.name())).hasSize(status == ClaimStatus.ACTION_REQUIRED ? 2 : 0);
        }
        for (String word : List.of("Partner action required", "PARTNER_ACTION_REQUIRED", "partner_action_required")) {
            assertThat(withStatus(word)).as(word).containsExactly("CLM-FY21H1-000002");
        }
        assertThat(withStatus("Action required", "Under review")).hasSize(2);
        assertThat(withStatus("PARTNER_ACTION_REQUIRED", "DISPUTED")).hasSize(1);
        assertThat(room.claims
                        .list(ClaimFilter.ALL, null, room.read(reviewer()), ALL)
                        .items())
                .extracting(ClaimRow::statusName)
                .allSatisfy(word -> assertThat(withStatus(word)).isNotEmpty());
    }

    @Test
    void an_unknown_status_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> withStatus("LOST"))
                .hasMessage("status must be one of EDITING, SUBMITTED, UNDER_REVIEW, ACTION_REQUIRED,"
                        + " PARTNER_ACTION_REQUIRED, APPROVED, REJECTED, DISPUTED, WITHDRAWN, DISCARDED, EXPIRED.");
        assertThatThrownBy(() -> preApprovals(null, null, "LOST"))
                .hasMessage("status must be one of [REQUESTED, GRANTED, DECLINED].");
    }

    @Test
    void an_organisation_is_one_that_the_reader_sees_in_every_list_R_1() {
        for (String malformed : List.of("adatum", "", "claim-1", "org-a.b", "org-" + "x".repeat(100))) {
            everyListOf(malformed, reviewer(), Refusal.Kind.MALFORMED);
            everyListOf(malformed, partner("adatum"), Refusal.Kind.MALFORMED);
        }
        everyListOf("org-nobody", reviewer(), Refusal.Kind.NOT_FOUND);
        everyListOf("org-adatum", partner("contoso"), Refusal.Kind.NOT_FOUND);
        everyListOf("org-nobody", partner("contoso"), Refusal.Kind.NOT_FOUND);
        assertThat(room.claims
                        .list(ClaimFilter.of("org-adatum"), null, room.read(reviewer()), ALL)
                        .items())
                .hasSize(2);
        assertThat(room.claims
                        .list(ClaimFilter.of("org-contoso"), null, room.read(partner("contoso")), ALL)
                        .items())
                .isEmpty();
    }

    @Test
    void a_programme_is_one_of_the_catalogues() {
        String told = "programme must be one of CSP_1T.";
        ClaimFilter claims = new ClaimFilter(null, "CSP", null, null, null, null, null);
        QueueFilter queue = new QueueFilter("CSP", null, null, null, null);
        assertThatThrownBy(() -> room.claims.list(claims, null, room.read(reviewer()), ALL))
                .hasMessage(told);
        assertThatThrownBy(() -> room.queue.list(queue, null, room.read(reviewer()), ALL))
                .hasMessage(told);
        assertThatThrownBy(() -> room.tasks.list(queue, room.read(reviewer()), ALL))
                .hasMessage(told);
        assertThatThrownBy(() -> room.tasks.list(queue, room.read(partner("adatum")), ALL))
                .hasMessage(told);
        assertThatThrownBy(() -> preApprovals(null, "CSP", null)).hasMessage(told);
    }

    @Test
    void a_language_is_a_tag_and_a_reviewer_a_user() {
        for (String malformed : List.of("", "english please", "e", "x".repeat(36))) {
            QueueFilter filter = new QueueFilter(null, malformed, null, null, null);
            refused(() -> room.queue.list(filter, null, room.read(reviewer()), ALL), Refusal.Kind.MALFORMED);
            refused(() -> room.tasks.list(filter, room.read(partner("adatum")), ALL), Refusal.Kind.MALFORMED);
        }
        assertThat(Language.tag("PT-br")).isEqualTo("pt-BR");
        refused(
                () -> room.queue.list(QueueFilter.ALL, "no such one!", room.read(reviewer()), ALL),
                Refusal.Kind.MALFORMED);
        assertThat(room.queue
                        .list(QueueFilter.ALL, "roy", room.read(reviewer()), ALL)
                        .items())
                .isEmpty();
    }

    @Test
    void amounts_are_no_less_than_zero_and_the_smallest_no_more_than_the_largest() {
        for (QueueFilter filter : List.of(
                new QueueFilter(null, null, "-1.00", null, "EUR"),
                new QueueFilter(null, null, null, "-1.00", "EUR"),
                new QueueFilter(null, null, "2.00", "1.99", "EUR"))) {
            refused(() -> room.queue.list(filter, null, room.read(reviewer()), ALL), Refusal.Kind.MALFORMED);
        }
    }

    private void everyListOf(String organisation, Actor actor, Refusal.Kind kind) {
        refused(() -> room.claims.list(ClaimFilter.of(organisation), null, room.read(actor), ALL), kind);
        refused(() -> room.funds.list(FundFilter.of(organisation), room.read(actor), ALL), kind);
        refused(() -> room.funds.all(FundFilter.of(organisation), room.read(actor)), kind);
        refused(
                () -> room.overview.overview(
                        organisation, null, null, null, null, room.read(actor, new MockHttpServletRequest())),
                kind);
        refused(
                () -> room.preApprovals.list(
                        new PreApprovalQueries.Wanted(organisation, null, null), room.read(actor), ALL),
                kind);
    }

    private static void refused(ThrowingCallable read, Refusal.Kind kind) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    private void preApprovals(@Nullable String organisation, @Nullable String programme, @Nullable String status) {
        room.preApprovals.list(
                new PreApprovalQueries.Wanted(organisation, programme, status), room.read(reviewer()), ALL);
    }

    private List<String> withStatus(String... words) {
        ClaimFilter filter = new ClaimFilter(Arrays.asList(words), null, null, null, null, null, null);
        return room.claims.list(filter, null, room.read(reviewer()), ALL).items().stream()
                .map(ClaimRow::number)
                .toList();
    }
}
