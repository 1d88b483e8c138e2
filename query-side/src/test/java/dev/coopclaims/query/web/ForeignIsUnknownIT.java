package dev.coopclaims.query.web;

import static dev.coopclaims.query.story.Room.partner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.query.fundbalances.FundFilter;
import dev.coopclaims.query.story.AskedCommands;
import dev.coopclaims.query.story.AskedCommands.Asked;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Room;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * What is another organisation's is as quickly not found as what does not exist: for both the database is asked the
 * same, and nothing of it comes back. Counted, because times of a test's machine tell nothing.
 */
@ParameterizedClass
@EnumSource(Room.Server.class)
class ForeignIsUnknownIT {
    private static final String UNKNOWN = "unknown-thing";

    private final AskedCommands asked = new AskedCommands();
    private final Room room;
    private final ClaimStory theirs = new ClaimStory("contoso", 1);
    private final PreApprovalId plan = new PreApprovalId("preapproval-1");
    private final Actor paula = partner("adatum");

    ForeignIsUnknownIT(Room.Server server) {
        room = new Room(server, asked);
    }

    @BeforeEach
    void the_others_have_one_of_each() {
        room.tape.happens(
                new OrganisationRegistered(theirs.organisation, "Contoso", OrganisationKind.PARTNER, null, null, null),
                theirs.fundOpened(),
                theirs.accrued("1", "1000.00"),
                theirs.started("Fair"),
                theirs.costAdded("hall", "Town Hall", "500.00"),
                theirs.attached("invoice", "content-1"),
                theirs.comment("1", "hello"),
                new PreApprovalRequested(
                        plan,
                        theirs.organisation,
                        "CSP_1T",
                        "SEMINAR",
                        ClaimStory.PERIOD,
                        "a fair",
                        ClaimStory.eur("500.00"),
                        null,
                        null,
                        null));
        room.play();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_claim_its_documents_and_its_history() {
        String claim = theirs.claim.value();
        assertSame(claim, id -> room.details.one(id, room.read(paula)));
        assertSame(claim, id -> room.details.document(id, "document-invoice", room.read(paula)));
        assertSame(claim, id -> room.history.history(new ClaimId(id), null, null, room.read(paula, request())));
    }

    @Test
    void a_fund_and_its_ledger() {
        assertSame(theirs.fund.value(), id -> room.funds.one(id, room.read(paula)));
        assertSame(theirs.fund.value(), id -> room.ledger.fund(id, room.read(paula)));
    }

    @Test
    void a_pre_approval_and_an_organisation_with_its_members() {
        assertSame(plan.value(), id -> room.preApprovals.one(id, room.read(paula)));
        assertSame(
                theirs.organisation.value(),
                id -> room.organisations.organisation(new OrganisationId(id), room.read(paula, request())));
        assertSame(
                theirs.organisation.value(),
                id -> room.organisations.members(new OrganisationId(id), null, null, room.read(paula, request())));
        assertSame(
                theirs.organisation.value(),
                id -> room.funds.list(FundFilter.of(id), room.read(paula), new PageRequest(5, null)));
    }

    private void assertSame(String foreign, Read read) {
        questions(foreign, read); // the reader's membership is in memory from now on
        List<String> ofForeign = questions(foreign, read);
        assertThat(ofForeign).isEqualTo(questions(foreign.substring(0, foreign.indexOf('-') + 1) + UNKNOWN, read));
        assertThat(ofForeign).allSatisfy(question -> assertThat(question).endsWith(" 0"));
    }

    private List<String> questions(String id, Read read) {
        asked.take();
        assertThatThrownBy(() -> read.of(id))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        return asked.take().stream().map(question -> described(question, id)).toList();
    }

    private static String described(Asked question, String id) {
        String filter = question.filter().toJson().replace('"' + id + '"', "what is asked for");
        return question.collection() + " " + filter + " " + question.documents();
    }

    private static MockHttpServletRequest request() {
        return new MockHttpServletRequest("GET", "/api/some");
    }

    private interface Read {
        @Nullable
        Object of(String id);
    }
}
