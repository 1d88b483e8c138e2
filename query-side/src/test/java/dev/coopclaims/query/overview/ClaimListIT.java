package dev.coopclaims.query.overview;

import static dev.coopclaims.query.story.ClaimStory.eur;
import static dev.coopclaims.query.story.Room.partner;
import static dev.coopclaims.query.story.Room.reviewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.OrganisationClosed;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.OrganisationReopened;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.fundbalances.FundFilter;
import dev.coopclaims.query.overview.Overview.ProgrammeTotal;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.people.Person;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Room;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;

@ParameterizedClass
@EnumSource(Room.Server.class)
class ClaimListIT {
    private static final PageRequest ALL = new PageRequest(500, null);

    private final Room room;

    ClaimListIT(Room.Server server) {
        room = new Room(server);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void claims_are_found_by_what_they_are_and_how_they_stand() {
        ClaimStory draft = started("adatum", 1, "Spring Seminar", "Town Hall Ltd");
        ClaimStory submitted = submitted("adatum", 2, "Fair 100%", "Müller & Söhne");
        ClaimStory rejected = submitted("contoso", 3, "Print ad", "Print (Co)");
        room.tape.happens(
                new OrganisationRegistered(
                        rejected.organisation, "Contoso", OrganisationKind.PARTNER, null, null, null),
                rejected.reviewStarted(),
                rejected.rejected("500.00"));
        room.play();

        assertThat(found(filter("status", "submitted"))).containsExactly(submitted.number);
        assertThat(found(filter("organisation", "org-contoso"))).containsExactly(rejected.number);
        assertThat(found(filter("period", "FY21-H1"))).hasSize(3);
        assertThat(found(filter("period", "FY20-H1"))).isEmpty();
        assertThat(found(filter("programme", "CSP_1T"))).hasSize(3);
        assertThat(found(filter("q", "spring"))).containsExactly(draft.number);
        assertThat(found(filter("q", "clm-fy21h1-000002"))).containsExactly(submitted.number);
        assertThat(found(filter("q", "MÜLLER & s"))).containsExactly(submitted.number);
        assertThat(found(filter("q", "(CO)"))).containsExactly(rejected.number);
        assertThat(found(filter("q", "100%"))).containsExactly(submitted.number);
        assertThat(found(filter("q", ".*"))).isEmpty();
        assertThat(found(filter("q", "\\E.*\\Q"))).isEmpty();
    }

    @Test
    void what_is_due_or_overdue_follows_the_clock_from_page_to_page() {
        started("adatum", 1, "Draft", "Town Hall Ltd");
        ClaimStory one = submitted("adatum", 2, "Fair", "Town Hall Ltd");
        ClaimStory two = submitted("adatum", 3, "Fair", "Town Hall Ltd");
        ClaimStory rejected = submitted("adatum", 4, "Fair", "Town Hall Ltd");
        room.tape.happens(rejected.reviewStarted(), rejected.rejected("500.00"));
        room.play();

        room.at("2021-03-03T23:59:59Z");
        assertThat(found(filter("overdue", "true"))).isEmpty();
        assertThat(found(filter("overdue", "false"))).hasSize(4);
        room.at("2021-03-04T00:00:00Z");
        assertThat(found(filter("overdue", "true"))).containsExactlyInAnyOrder(one.number, two.number);
        assertThat(found(filter("dueBefore", "2021-04-03T00:00:00Z"))).hasSize(3);
        Page<ClaimRow> first =
                room.claims.list(filter("overdue", "true"), null, room.read(reviewer()), new PageRequest(1, null));
        room.at("2021-04-02T00:00:00Z");
        Page<ClaimRow> second = room.claims.list(
                filter("overdue", "true"), null, room.read(reviewer()), new PageRequest(1, first.next()));
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        assertThat(found(filter("dueBefore", "2021-04-03T00:00:00Z")))
                .hasSize(2)
                .doesNotContain(rejected.number);
    }

    @Test
    void the_list_of_a_closed_organisation_has_no_draft_that_is_due_R_6() {
        ClaimStory draft = started("adatum", 1, "Draft", "Town Hall Ltd");
        ClaimStory waiting = submitted("adatum", 2, "Fair", "Town Hall Ltd");
        room.tape.happens(
                new OrganisationRegistered(draft.organisation, "Adatum", OrganisationKind.PARTNER, null, null, null));
        room.play();
        ClaimFilter ofAll = filter("dueBefore", "2022-01-01T00:00:00Z");
        ClaimFilter ofOne = new ClaimFilter(null, null, null, "org-adatum", null, null, ofAll.dueBefore());

        assertThat(found(ofAll, partner("adatum"))).containsExactlyInAnyOrder(draft.number, waiting.number);
        room.tape.happens(new OrganisationClosed(draft.organisation, LocalDate.of(2021, 3, 1), "left"));
        room.play();
        assertThat(found(ofAll, partner("adatum"))).containsExactly(waiting.number);
        assertThat(found(ofOne, reviewer())).containsExactly(waiting.number);
        assertThat(found(ofAll, reviewer())).containsExactlyInAnyOrder(draft.number, waiting.number);
        assertThat(found(ClaimFilter.of("org-adatum"), reviewer())).hasSize(2);
        room.tape.happens(new OrganisationReopened(draft.organisation));
        room.play();
        assertThat(found(ofOne, reviewer())).containsExactlyInAnyOrder(draft.number, waiting.number);
    }

    @Test
    void paging_while_others_write_loses_and_repeats_nothing() {
        List<String> before = new ArrayList<>();
        for (int number = 1; number <= 40; number++) {
            before.add(submitted("adatum", number, "Fair", "Town Hall Ltd").number);
        }
        room.play();
        int written = 40;

        for (String sort :
                new String[] {"-startedAt", "startedAt", "number", "-number", "nextDeadline", "-nextDeadline"}) {
            List<String> seen = new ArrayList<>();
            String next = null;
            do {
                Page<ClaimRow> page =
                        room.claims.list(ClaimFilter.ALL, sort, room.read(reviewer()), new PageRequest(7, next));
                page.items().forEach(row -> seen.add(row.number()));
                ClaimStory another = submitted("adatum", ++written, "Fair", "Town Hall Ltd");
                ClaimStory touched = new ClaimStory("adatum", 1 + written % 40);
                room.tape.happens(touched.comment("n" + written, "hello"), another.comment("n" + written, "hello"));
                room.play();
                next = page.next();
            } while (next != null);
            assertThat(seen).as(sort).doesNotHaveDuplicates().containsAll(before);
            assertThat(seen).as(sort).hasSizeLessThanOrEqualTo(written);
        }
    }

    @Test
    void claims_without_a_deadline_are_paged_too() {
        for (int number = 1; number <= 9; number++) {
            ClaimStory story = submitted("adatum", number, "Fair", "Town Hall Ltd");
            if (number % 2 == 0) {
                room.tape.happens(story.reviewStarted(), story.approved("500.00"));
            }
        }
        room.play();

        for (String sort : new String[] {"nextDeadline", "-nextDeadline", "decidedAt", "-decidedAt"}) {
            List<String> seen = new ArrayList<>();
            String next = null;
            do {
                Page<ClaimRow> page =
                        room.claims.list(ClaimFilter.ALL, sort, room.read(reviewer()), new PageRequest(2, next));
                page.items().forEach(row -> seen.add(row.number()));
                next = page.next();
            } while (next != null);
            assertThat(seen).as(sort).doesNotHaveDuplicates().hasSize(9);
        }
    }

    @Test
    void another_organisation_sees_neither_rows_nor_sums() {
        ClaimStory ours = submitted("adatum", 1, "Fair", "Town Hall Ltd");
        submitted("adatum", 2, "Fair", "Town Hall Ltd");
        ClaimStory theirs = submitted("contoso", 3, "Fair", "Town Hall Ltd");
        room.play();
        Actor contoso = partner("contoso");

        assertThat(room.claims
                        .list(ClaimFilter.ALL, null, room.read(contoso), ALL)
                        .items())
                .extracting(ClaimRow::number)
                .containsExactly(theirs.number);
        assertThatThrownBy(() -> room.claims.list(ClaimFilter.of("org-adatum"), null, room.read(contoso), ALL))
                .hasMessage("There is no such organisation.");
        Overview overview = overview(null, contoso);
        assertThat(overview.claims()).hasSize(1);
        assertThat(overview.totals()).extracting(Overview.Total::total).containsExactly(eur("1000.00"));
        assertThatThrownBy(() -> overview("org-adatum", contoso)).hasMessage("There is no such organisation.");
        assertThat(room.funds.list(FundFilter.of(null), room.read(contoso), ALL).items())
                .hasSize(1);
        for (String unknown : new String[] {ours.fund.value(), "fund-nobody", "no fund"}) {
            assertThatThrownBy(() -> room.funds.one(unknown, room.read(contoso)))
                    .hasMessage("There is no such fund.");
            assertThatThrownBy(() -> room.ledger.fund(unknown, room.read(contoso)))
                    .hasMessage("There is no such fund.");
        }
        for (String unknown : new String[] {ours.claim.value(), "claim-nobody", "no claim"}) {
            assertThatThrownBy(() -> room.details.one(unknown, room.read(contoso)))
                    .hasMessage("There is no such claim.");
            assertThatThrownBy(() -> room.details.document(unknown, "document-invoice", room.read(contoso)))
                    .hasMessage("There is no such claim.");
        }
        String cursor = room.claims
                .list(ClaimFilter.ALL, null, room.read(partner("adatum")), new PageRequest(1, null))
                .next();
        assertThatThrownBy(
                        () -> room.claims.list(ClaimFilter.ALL, null, room.read(contoso), new PageRequest(1, cursor)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void funds_whose_claiming_has_not_opened_are_an_estimate_to_partners_and_in_no_total() {
        submitted("adatum", 1, "Fair", "Town Hall Ltd");
        room.play();

        room.at("2021-02-15T10:59:59Z");
        Overview early = overview(null, partner("adatum"));
        assertThat(early.totals()).isEmpty();
        assertThat(early.programmes()).extracting(ProgrammeTotal::estimate).containsExactly(true);
        assertThat(early.programmes()).extracting(ProgrammeTotal::total).containsExactly(eur("1000.00"));
        assertThat(overview(null, reviewer()).totals()).hasSize(1);

        room.at("2021-02-15T11:00:00Z");
        Overview open = overview(null, partner("adatum"));
        assertThat(open.totals())
                .containsExactly(
                        new Overview.Total("EUR", eur("0"), eur("500.00"), eur("1000.00"), eur("500.00"), eur("0")));
        assertThat(open.programmes()).extracting(ProgrammeTotal::estimate).containsExactly(false);
    }

    @Test
    void people_and_organisations_have_names_and_reviewers_are_a_team_to_partners() {
        OrganisationId vendor = new OrganisationId("org-vendor");
        ClaimStory story = submitted("adatum", 1, "Fair", "Town Hall Ltd");
        room.tape.happens(
                new OrganisationRegistered(story.organisation, "Adatum", OrganisationKind.PARTNER, null, null, null),
                new MemberAdded(vendor, ClaimStory.REVIEWER, "Rita Reviewer", null, Role.REVIEWER));
        room.tape.by("rita", "org-vendor").happens(story.assigned(), story.reviewStarted(), story.comment("1", "hi"));
        room.play();

        ClaimRow row = room.claims
                .list(ClaimFilter.ALL, null, room.read(reviewer()), ALL)
                .items()
                .getFirst();
        assertThat(row.organisationName()).isEqualTo("Adatum");
        assertThat(room.told(row.reviewer(), reviewer())).isEqualTo(new Person(ClaimStory.REVIEWER, "Rita Reviewer"));
        Person team = new Person(null, "validation team");
        Actor adatum = partner("adatum");
        assertThat(room.told(
                        room.claims
                                .list(ClaimFilter.ALL, null, room.read(adatum), ALL)
                                .items()
                                .getFirst()
                                .reviewer(),
                        adatum))
                .isEqualTo(team);
        Author commented = room.details
                .one(story.claim.value(), room.read(adatum))
                .comments()
                .getFirst()
                .by();
        assertThat(room.told(commented, adatum)).isEqualTo(team);
        assertThat(room.told(commented, reviewer()).name()).isEqualTo("Rita Reviewer");
    }

    @Test
    void malformed_filters_are_refused() {
        for (ClaimFilter filter : List.of(
                filter("status", "LOST"),
                filter("period", "FY2021"),
                filter("q", "x".repeat(101)),
                filter("dueBefore", "tomorrow"),
                filter("dueBefore", "+1000000000-01-01T00:00:00Z"))) {
            assertThatThrownBy(() -> room.claims.list(filter, null, room.read(reviewer()), ALL))
                    .as(filter.toString())
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> room.claims.list(ClaimFilter.ALL, "search", room.read(reviewer()), ALL))
                .isInstanceOf(Refusal.class);
    }

    private ClaimStory started(String organisation, int number, String title, String supplier) {
        ClaimStory story = new ClaimStory(organisation, number);
        boolean first =
                room.tape.events().stream().noneMatch(event -> event.stream().equals(story.fund.value()));
        if (first) {
            room.tape.happens(story.fundOpened(), story.accrued("1", "1000.00"));
        }
        room.tape.happens(story.started(title), story.costAdded("hall", supplier, "500.00"));
        return story;
    }

    /** The first claim of an organisation reserves on its fund; for the list the others need not. */
    private ClaimStory submitted(String organisation, int number, String title, String supplier) {
        ClaimStory story = started(organisation, number, title, supplier);
        boolean first = room.tape.events().stream()
                .noneMatch(event -> event.type().equals("coop.fund.FundsReserved")
                        && event.stream().equals(story.fund.value()));
        if (first) {
            room.tape.happens(story.reserved("500.00"));
        }
        room.tape.happens(story.submitted("500.00"));
        return story;
    }

    private List<String> found(ClaimFilter filter) {
        return found(filter, reviewer());
    }

    private List<String> found(ClaimFilter filter, Actor reader) {
        return room.claims.list(filter, null, room.read(reader), ALL).items().stream()
                .map(ClaimRow::number)
                .toList();
    }

    private Overview overview(@Nullable String organisation, Actor actor) {
        return Objects.requireNonNull(room.overview
                .overview(organisation, null, null, null, null, room.read(actor, new MockHttpServletRequest()))
                .getBody());
    }

    private static ClaimFilter filter(String name, String value) {
        return new ClaimFilter(
                name.equals("status") ? List.of(value) : null,
                name.equals("programme") ? value : null,
                name.equals("period") ? value : null,
                name.equals("organisation") ? value : null,
                name.equals("q") ? value : null,
                name.equals("overdue") ? Boolean.valueOf(value) : null,
                name.equals("dueBefore") ? value : null);
    }
}
