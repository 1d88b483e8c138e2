package dev.coopclaims.query.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MembershipLimited;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.claimdetails.ClaimDetails;
import dev.coopclaims.query.documentuse.DocumentUse;
import dev.coopclaims.query.duplicate.DuplicatesBody.Duplicate;
import dev.coopclaims.query.duplicate.DuplicatesBody.Likeness;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Marks;
import dev.coopclaims.query.story.Room;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Room.Server.class)
class DuplicatesIT {
    private final Room room;
    private final ClaimStory one = new ClaimStory("adatum", 1);
    private final ClaimStory two = new ClaimStory("adatum", 2);
    private final Actor rita = Room.reviewer();

    DuplicatesIT(Room.Server server) {
        room = new Room(server);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void the_same_number_net_and_date_or_file_of_another_claim_is_found_from_both_sides_C_9() {
        room.tape.happens(
                one.started("Fair"),
                billed(one, "a", "R-1", "2021-03-02", "100.00"),
                billed(one, "b", "R-2", "2021-03-03", "70.00"),
                one.attached("invoice", "content-1"),
                two.started("Fair"),
                billed(two, "c", "r 1", "2021-03-09", "90.00"),
                billed(two, "d", "R-9", "2021-03-03", "70.00"),
                two.attached("invoice", "content-1"));
        room.play();

        assertThat(kinds(one)).containsExactly(Likeness.SAME_NUMBER, Likeness.SAME_NET_AND_DATE, Likeness.SAME_FILE);
        assertThat(kinds(two)).isEqualTo(kinds(one));
        Duplicate number = found(one).items().getFirst();
        assertThat(number.own().cost())
                .isNotNull()
                .satisfies(cost -> assertThat(cost.invoice().number()).isEqualTo("R-1"));
        assertThat(number.other().claim()).isEqualTo(two.claim);
        assertThat(number.other().cost())
                .isNotNull()
                .satisfies(cost -> assertThat(cost.invoice().number()).isEqualTo("r 1"));
    }

    @Test
    void what_is_changed_or_removed_is_no_duplicate_any_more() {
        room.tape.happens(
                one.started("Fair"),
                billed(one, "a", "R-1", "2021-03-02", "100.00"),
                two.started("Fair"),
                billed(two, "b", "R-1", "2021-03-02", "100.00"),
                billed(two, "c", "R-1", "2021-03-02", "100.00"),
                new CostChanged(two.claim, two.organisation, cost(two, "b", "R-7", "2021-03-05", "100.00")),
                new CostRemoved(two.claim, two.organisation, ClaimStory.costId("c")));
        room.play();

        assertThat(kinds(one)).isEmpty();
    }

    @Test
    void other_organisations_and_what_lies_outside_the_membership_are_not_found_R_1_R_5() {
        ClaimStory theirs = new ClaimStory("contoso", 3);
        ClaimStory american = new ClaimStory("adatum", 4);
        room.tape.happens(
                one.startedIn("DE", "Fair"),
                billed(one, "a", "R-1", "2021-03-02", "100.00"),
                theirs.started("Fair"),
                billed(theirs, "a", "R-1", "2021-03-02", "100.00"),
                american.startedIn("US", "Fair"),
                billed(american, "a", "R-1", "2021-03-02", "100.00"));
        room.play();
        assertThat(found(one).items()).extracting(pair -> pair.other().claim()).containsOnly(american.claim);

        room.tape.happens(
                new MemberAdded(rita.organisation(), rita.user(), "Rita", null, Role.REVIEWER),
                new MembershipLimited(rita.organisation(), rita.user(), List.of(), List.of("DE")));
        room.play();
        assertThat(kinds(one)).isEmpty();
        assertThatThrownBy(() -> found(american)).hasMessage("There is no such claim.");
    }

    @Test
    void no_answer_is_given_while_something_that_may_be_a_duplicate_stands_still() {
        room.tape.happens(
                one.started("Fair"),
                billed(one, "a", "R-1", "2021-03-02", "100.00"),
                one.attached("invoice", "content-1"),
                two.started("Fair"),
                billed(two, "b", "R-1", "2021-03-02", "100.00"));
        room.play();
        Marks.standStill(room, ClaimDetails.VIEW, two.claim.value());

        assertThatThrownBy(() -> found(one))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
    }

    @Test
    void no_answer_is_given_while_nothing_is_known_of_a_cost_or_the_use_of_a_file() {
        room.tape.happens(
                one.started("Fair"),
                billed(one, "a", "R-1", "2021-03-02", "100.00"),
                one.attached("invoice", "content-1"));
        room.play();
        assertThat(kinds(one)).isEmpty();
        for (View<?> view : List.of(BilledCost.VIEW, DocumentUse.VIEW)) {
            Marks.standStillFromTheBeginning(room, view, two.claim + "/b");
            assertThatThrownBy(() -> found(one))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
            room.database().getCollection(view.collection()).deleteOne(Filters.eq("_id", two.claim + "/b"));
        }
        assertThat(kinds(one)).isEmpty();
    }

    @Test
    void at_most_fifty_pairs_are_told_and_that_there_are_more() {
        room.tape.happens(one.started("Fair"), billed(one, "a", "R-1", "2021-03-02", "100.00"));
        for (int number = 10; number < 40; number++) {
            ClaimStory many = new ClaimStory("adatum", number);
            room.tape.happens(many.started("Fair"), billed(many, "a", "R-1", "2021-03-02", "100.00"));
        }
        room.play();

        assertThat(found(one).items()).hasSize(50);
        assertThat(found(one).more()).isTrue();
    }

    private DuplicatesBody found(ClaimStory story) {
        return room.duplicates.of(story.claim.value(), room.read(rita));
    }

    private List<Likeness> kinds(ClaimStory story) {
        return found(story).items().stream().map(Duplicate::kind).toList();
    }

    private static CostAdded billed(ClaimStory story, String name, String number, String date, String net) {
        return new CostAdded(story.claim, story.organisation, cost(story, name, number, date, net));
    }

    private static Cost cost(ClaimStory story, String name, String number, String date, String net) {
        return new Cost(
                ClaimStory.costId(name),
                CostSource.THIRD_PARTY,
                "MEDIA",
                new SupplierInvoice("Printers Ltd", null, number, LocalDate.parse(date)),
                story.keys(number, "Printers Ltd"),
                null,
                ClaimStory.eur(net),
                ClaimStory.eur(net),
                List.of(),
                List.of(),
                null);
    }
}
