package dev.coopclaims.query.preapproval;

import static dev.coopclaims.query.story.ClaimStory.eur;
import static dev.coopclaims.query.story.Room.partner;
import static dev.coopclaims.query.story.Room.reviewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MembershipLimited;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.preapproval.PreApprovalDeclined;
import dev.coopclaims.kernel.preapproval.PreApprovalGranted;
import dev.coopclaims.kernel.preapproval.PreApprovalReleased;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import dev.coopclaims.kernel.preapproval.PreApprovalUsed;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.query.people.Person;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Room;
import dev.coopclaims.query.web.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Room.Server.class)
class PreApprovalsIT {
    private static final PageRequest ALL = new PageRequest(500, null);
    private static final LocalDate UNTIL = LocalDate.of(2021, 6, 30);
    private static final PreApprovalQueries.Wanted ANY = new PreApprovalQueries.Wanted(null, null, null);

    private final Room room;
    private final ClaimStory german = new ClaimStory("adatum", 1);
    private final ClaimStory american = new ClaimStory("adatum", 2);

    PreApprovalsIT(Room.Server server) {
        room = new Room(server);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void what_was_asked_granted_used_and_is_left_P_4() {
        PreApprovalId id = grantedAndUsed();
        room.play();

        PreApprovalRow row = room.preApprovals.one(id.value(), room.read(partner("adatum")));
        assertThat(row.status()).isEqualTo(PreApprovalStatus.GRANTED);
        assertThat(row.requested()).isEqualTo(eur("900.00"));
        assertThat(row.granted()).isEqualTo(eur("800.00"));
        assertThat(row.until()).isEqualTo(UNTIL);
        assertThat(row.used()).isEqualTo(eur("500.00"));
        assertThat(row.remaining()).isEqualTo(eur("300.00"));
        assertThat(room.told(row.requestedBy(), partner("adatum")).name()).isEqualTo("paula");
        assertThat(room.told(row.decidedBy(), partner("adatum"))).isEqualTo(new Person(null, "validation team"));
        assertThat(row.claims())
                .containsExactlyInAnyOrder(
                        new PreApprovalRow.Use(german.claim, german.number, eur("300.00")),
                        new PreApprovalRow.Use(american.claim, american.number, eur("200.00")));

        room.tape.happens(new PreApprovalReleased(id, german.organisation, german.claim, eur("300.00")));
        room.play();
        PreApprovalRow freed = room.preApprovals.one(id.value(), room.read(reviewer()));
        assertThat(freed.remaining()).isEqualTo(eur("600.00"));
        assertThat(freed.claims()).hasSize(1);
        assertThat(room.told(freed.decidedBy(), reviewer())).isEqualTo(new Person(new UserId("pam"), "pam"));
    }

    @Test
    void a_list_is_narrowed_and_another_organisation_sees_nothing_R_1() {
        PreApprovalId granted = grantedAndUsed();
        PreApprovalId open = asked("open", german);
        PreApprovalId declined = asked("declined", german);
        room.tape.happens(new PreApprovalDeclined(declined, german.organisation, "not this year"));
        PreApprovalId theirs = asked("theirs", new ClaimStory("contoso", 9));
        room.play();

        assertThat(found(null, partner("adatum"))).containsExactlyInAnyOrder(granted, open, declined);
        assertThat(found("DECLINED", reviewer())).containsExactly(declined);
        assertThat(found("requested", reviewer())).containsExactlyInAnyOrder(open, theirs);
        assertThat(found(null, partner("contoso"))).containsExactly(theirs);
        PreApprovalRow refused = room.preApprovals.one(declined.value(), room.read(partner("adatum")));
        assertThat(refused.text()).isEqualTo("not this year");
        assertThat(refused.remaining()).isNull();
        for (String unseen : List.of(granted.value(), "preapproval-nobody", "x")) {
            assertThatThrownBy(() -> room.preApprovals.one(unseen, room.read(partner("contoso"))))
                    .hasMessage("There is no such pre-approval.");
        }
    }

    @Test
    void what_lies_outside_a_membership_is_not_shown_R_5() {
        PreApprovalId id = grantedAndUsed();
        UserId paula = new UserId("paula");
        room.tape.happens(
                new MemberAdded(german.organisation, paula, "Paula", null, Role.PARTNER_USER),
                new MembershipLimited(german.organisation, paula, List.of(), List.of("DE")));
        room.play();

        PreApprovalRow row = room.preApprovals.one(id.value(), room.read(partner("adatum")));
        assertThat(row.claims()).extracting(PreApprovalRow.Use::claim).containsExactly(german.claim);
        assertThat(row.used()).isEqualTo(eur("500.00"));

        room.tape.happens(new MembershipLimited(german.organisation, paula, List.of("OTHER"), List.of()));
        room.play();
        assertThat(found(null, partner("adatum"))).isEmpty();
        assertThatThrownBy(() -> room.preApprovals.one(id.value(), room.read(partner("adatum"))))
                .hasMessage("There is no such pre-approval.");
    }

    @Test
    void what_is_planned_elsewhere_is_not_shown_to_who_is_limited_to_another_place_R_5() {
        PreApprovalId anywhere = asked("anywhere", german);
        PreApprovalId inAmerica = planned("in-america", "US");
        PreApprovalId inGermany = planned("in-germany", "DE");
        UserId paula = new UserId("paula");
        room.tape.happens(
                new MemberAdded(german.organisation, paula, "Paula", null, Role.PARTNER_USER),
                new MembershipLimited(german.organisation, paula, List.of(), List.of("DE")));
        room.play();

        assertThat(found(null, partner("adatum"))).containsExactlyInAnyOrder(anywhere, inGermany);
        assertThatThrownBy(() -> room.preApprovals.one(inAmerica.value(), room.read(partner("adatum"))))
                .hasMessage("There is no such pre-approval.");
        PreApprovalRow row = room.preApprovals.one(inAmerica.value(), room.read(reviewer()));
        assertThat(row.location()).isEqualTo("US");
        assertThat(row.activityStart()).isEqualTo(UNTIL.minusDays(2));
        assertThat(row.activityEnd()).isEqualTo(UNTIL);
    }

    private PreApprovalId planned(String name, String location) {
        PreApprovalId id = new PreApprovalId("preapproval-" + name);
        room.tape.happens(new PreApprovalRequested(
                id,
                german.organisation,
                "CSP_1T",
                "SEMINAR",
                ClaimStory.PERIOD,
                "a fair",
                eur("900.00"),
                location,
                UNTIL.minusDays(2),
                UNTIL));
        return id;
    }

    @Test
    void pieces_leave_nothing_out() {
        for (int number = 0; number < 5; number++) {
            asked("n" + number, german);
        }
        room.play();

        var first = room.preApprovals.list(ANY, room.read(reviewer()), new PageRequest(3, null));
        var second = room.preApprovals.list(ANY, room.read(reviewer()), new PageRequest(3, first.next()));
        assertThat(second.next()).isNull();
        assertThat(first.items()).hasSize(3).doesNotContainAnyElementsOf(second.items());
        assertThat(second.items()).hasSize(2);
    }

    @Test
    void a_rebuilt_view_equals_the_live_one() {
        grantedAndUsed();
        room.tape.happens(german.attached("invoice", "content-1"));
        room.play();
        Map<String, List<BsonDocument>> live = room.stored();
        assertThat(live.get(ListedPreApproval.VIEW.collection())).hasSize(1);

        room.rebuild();

        assertThat(room.stored()).isEqualTo(live);
    }

    private PreApprovalId grantedAndUsed() {
        PreApprovalId id = asked("granted", german);
        room.tape
                .by("pam", "org-vendor")
                .happens(new PreApprovalGranted(
                        id, german.organisation, eur("800.00"), UNTIL, Instant.EPOCH, "have fun"))
                .by("paula", "org-adatum")
                .happens(
                        german.startedIn("DE", "Fair"),
                        american.startedIn("US", "Fair"),
                        new PreApprovalUsed(id, german.organisation, german.claim, german.label(), eur("250.00")),
                        new PreApprovalUsed(id, german.organisation, american.claim, american.label(), eur("200.00")),
                        new PreApprovalUsed(id, german.organisation, german.claim, german.label(), eur("50.00")));
        return id;
    }

    private PreApprovalId asked(String name, ClaimStory by) {
        PreApprovalId id = new PreApprovalId("preapproval-" + name);
        room.tape.happens(new PreApprovalRequested(
                id,
                by.organisation,
                "CSP_1T",
                "SEMINAR",
                ClaimStory.PERIOD,
                "a big fair",
                eur("900.00"),
                null,
                null,
                null));
        return id;
    }

    private List<PreApprovalId> found(@Nullable String status, Actor actor) {
        return room
                .preApprovals
                .list(new PreApprovalQueries.Wanted(null, null, status), room.read(actor), ALL)
                .items()
                .stream()
                .map(PreApprovalRow::preApproval)
                .toList();
    }
}
