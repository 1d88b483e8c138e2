package dev.coopclaims.query.web;

import static dev.coopclaims.query.story.Room.partner;
import static dev.coopclaims.query.story.Room.reviewer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.query.claimdetails.ClaimBody;
import dev.coopclaims.query.fundbalances.FundFilter;
import dev.coopclaims.query.overview.ClaimFilter;
import dev.coopclaims.query.preapproval.PreApprovalQueries.Wanted;
import dev.coopclaims.query.reviewqueue.QueueFilter;
import dev.coopclaims.query.story.AskedCommands;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.ExceptionStory;
import dev.coopclaims.query.story.Room;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * What each kind of read asks the database, on a node that runs the views and has read the people before: whoever adds a
 * command to a read sees it here. The whole answer is made, people's names and ETag included.
 */
@ParameterizedClass
@EnumSource(Room.Server.class)
class CommandsPerReadIT {
    private static final PageRequest PAGE = new PageRequest(50, null);
    private static final Actor PARTNER = partner("adatum");
    private static final Actor REVIEWER = reviewer();

    private final AskedCommands asked = new AskedCommands();
    private final Room room;
    private final ClaimStory story = new ClaimStory("adatum", 1);
    private final ClaimStory alike = new ClaimStory("adatum", 2);
    private final String claim = story.claim.value();
    private final String fund = story.fund.value();
    private final String organisation = story.organisation.value();
    private final PreApprovalId plan = new PreApprovalId("preapproval-1");

    CommandsPerReadIT(Room.Server server) {
        room = new Room(server, asked);
    }

    @BeforeEach
    void a_claim_with_everything() {
        OrganisationId vendor = new OrganisationId("org-vendor");
        room.tape.happens(
                new OrganisationRegistered(vendor, "Vendor", OrganisationKind.VENDOR, null, null, null),
                new MemberAdded(vendor, ClaimStory.REVIEWER, "Rita", null, Role.REVIEWER),
                new OrganisationRegistered(story.organisation, "Adatum", OrganisationKind.PARTNER, null, null, null),
                new MemberAdded(story.organisation, new UserId("paula"), "Paula", null, Role.PARTNER_USER),
                new PreApprovalRequested(
                        plan,
                        story.organisation,
                        "CSP_1T",
                        "SEMINAR",
                        ClaimStory.PERIOD,
                        "a fair",
                        ClaimStory.eur("500.00"),
                        null,
                        null,
                        null),
                ExceptionStory.granted(story),
                story.fundOpened(),
                story.accrued("1", "1000.00"),
                story.started("Fair"),
                story.costAdded("hall", "Town Hall", "500.00"),
                story.attached("invoice", "content-1"),
                story.comment("1", "hello"),
                story.reserved("500.00"),
                story.submitted("500.00"),
                alike.started("Fair"),
                alike.costAdded("hall", "Town Hall", "500.00"),
                alike.attached("invoice", "content-1"));
        room.tape.by("rita", "org-vendor").happens(story.assigned(), story.reviewStarted(), story.note("1", "odd"));
        room.play();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void one_claim() {
        assertCommands(PARTNER, read -> one(room.details.one(claim, read), read), "find claimdetails");
        assertCommands(
                REVIEWER, read -> one(room.details.one(claim, read), read), "find claimdetails", "find claimnotes");
        assertCommands(
                PARTNER,
                read -> room.history.history(new ClaimId(claim), null, null, read),
                "find overview",
                "find history");
        assertCommands(PARTNER, read -> room.details.document(claim, "document-invoice", read), "find claimdetails");
        assertCommands(
                REVIEWER,
                read -> read.one(room.duplicates.of(claim, read)),
                "find claimdetails",
                "find billedcosts",
                "find documentuses",
                "find claimdetails");
    }

    @Test
    void lists_of_claims() {
        for (Actor actor : List.of(PARTNER, REVIEWER)) {
            assertCommands(
                    actor, read -> read.page(room.claims.list(ClaimFilter.ALL, null, read, PAGE)), "find overview");
            assertCommands(
                    actor,
                    read -> read.page(room.claims.list(ClaimFilter.of(organisation), null, read, PAGE)),
                    "find overview");
            assertCommands(
                    actor,
                    read -> room.overview.overview(null, null, null, null, null, read),
                    "find fundbalances",
                    "find overview");
        }
        assertCommands(
                REVIEWER,
                read -> read.page(room.queue.list(QueueFilter.ALL, null, read, PAGE)),
                "find members",
                "find overview");
        assertCommands(
                PARTNER,
                read -> read.page(room.tasks.list(QueueFilter.ALL, read, PAGE)),
                "find overview",
                "find fundbalances");
        assertCommands(
                REVIEWER,
                read -> read.page(room.tasks.list(QueueFilter.ALL, read, PAGE)),
                "find members",
                "find overview",
                "find overview");
    }

    @Test
    void money() {
        assertCommands(
                PARTNER, read -> read.page(room.funds.list(FundFilter.of(null), read, PAGE)), "find fundbalances");
        assertCommands(PARTNER, read -> read.one(room.funds.one(fund, read)), "find fundbalances");
        assertCommands(
                PARTNER,
                read -> read.page(room.ledger.list(room.ledger.fund(fund, read), read, PAGE)),
                "find fundbalances",
                "find fundledger",
                "find overview");
        assertCommands(
                PARTNER,
                read -> read.page(room.preApprovals.list(new Wanted(null, null, null), read, PAGE)),
                "find preapprovals");
        assertCommands(PARTNER, read -> read.one(room.preApprovals.one(plan.value(), read)), "find preapprovals");
        assertCommands(
                PARTNER,
                read -> room.exceptions.list(new OrganisationId(organisation), null, null, read),
                "find organisations",
                "find exceptions");
        assertCommands(
                PARTNER,
                read -> room.exceptions.one(
                        new OrganisationId(organisation),
                        ExceptionStory.granted(story).exception(),
                        read),
                "find exceptions");
    }

    @Test
    void organisations() {
        assertCommands(
                PARTNER,
                read -> room.organisations.organisation(new OrganisationId(organisation), read),
                "find organisations");
        assertCommands(
                PARTNER,
                read -> room.organisations.members(new OrganisationId(organisation), null, null, read),
                "find organisations",
                "find members");
    }

    private static ResponseEntity<ClaimBody> one(ClaimBody body, Read read) {
        return read.one(body, body.version());
    }

    private void assertCommands(Actor actor, Consumer<Read> answer, String... commands) {
        answer.accept(read(actor));
        asked.take();
        answer.accept(read(actor));
        assertThat(asked.commands()).containsExactly(commands);
    }

    private Read read(Actor actor) {
        return room.read(actor, new MockHttpServletRequest("GET", "/api/some"));
    }
}
