package dev.coopclaims.command.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.command.TestCatalogue;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.ChangeMember;
import dev.coopclaims.command.organisation.CloseOrganisation;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.organisation.RemoveMember;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.earning.AppliedSplit;
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.OrganisationClosed;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.FundId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisterEarningTest {
    private static final AppliedSplit SPLIT = new AppliedSplit(40, 60, "test");
    private static final ImportId BATCH = new ImportId("import-1");
    private static final OrganisationId PARTNER = new OrganisationId("org-1");
    private static final String FUND = "fund-1.CSP.MIOL.FY21-H1";

    private final InMemoryStreams streams = new InMemoryStreams();
    private final Node node = new Node(streams);

    @BeforeEach
    void organisations() {
        node.commands.send(new RegisterOrganisation(PARTNER, "One", OrganisationKind.PARTNER), Node.FINANCE);
        node.commands.send(new RegisterOrganisation(Node.VENDOR, "Vendor", OrganisationKind.VENDOR), Node.FINANCE);
    }

    @Test
    void the_first_record_opens_the_fund_in_the_same_commit() {
        EarningOutcome outcome = take(record("r-1", "100.00", null));
        assertThat(outcome).isEqualTo(new EarningOutcome.Accrued(new FundId(FUND), null));
        assertThat(streams.stream(FUND))
                .extracting(Message::getPayloadType)
                .isEqualTo(List.of(FundOpened.class, EarningsAccrued.class));
        take(record("r-2", "100.00", null));
        assertThat(streams.stream(FUND)).hasSize(3);
    }

    @Test
    void the_same_record_again_does_nothing_and_another_of_its_id_is_a_conflict() {
        take(record("r-1", "100.00", null));
        assertThat(take(record("r-1", "100.0", null))).isInstanceOf(EarningOutcome.Duplicate.class);
        RegisterEarning later =
                new RegisterEarning(record("r-1", "100.00", null), new ImportId("import-2"), Sample.PEOPLE);
        assertThat(node.commands.send(later, Node.FINANCE).result())
                .as("of another import")
                .isInstanceOf(EarningOutcome.Duplicate.class);
        assertThat(take(record("r-1", "100.01", null))).isInstanceOf(EarningOutcome.Conflict.class);
        assertThat(streams.stream(FUND)).hasSize(2);
    }

    @Test
    void both_events_say_how_it_was_divided_by_which_catalogue_and_what_brought_it_F_1() {
        take(record("r-1", "100.00", null));

        AppliedSplit split = new AppliedSplit(40, 60, TestCatalogue.CATALOGUE.version());
        assertThat(streams.stream(Sample.earningId("r-1").value()))
                .singleElement()
                .extracting(Message::getPayload)
                .isEqualTo(EarningDecisions.registered(
                        Sample.earningId("r-1"), record("r-1", "100.00", null), split, BATCH));
        assertThat(streams.stream(FUND).getLast().getPayload())
                .isInstanceOfSatisfying(EarningsAccrued.class, accrued -> {
                    assertThat(accrued.split()).isEqualTo(split);
                    assertThat(accrued.batch()).isEqualTo(BATCH);
                });
    }

    @Test
    void a_closed_organisation_earns_nothing_in_the_periods_to_come_R_6() {
        take(record("r-0", "1.00", null));
        node.commands.send(new CloseOrganisation(PARTNER, "left"), Node.MANAGER);

        assertThat(take(record("r-0", "1.00", null))).isInstanceOf(EarningOutcome.Duplicate.class);
        assertThat(take(dated("r-1", "2020-08-01"))).isInstanceOf(EarningOutcome.Accrued.class);
        assertThat(take(dated("r-2", "2021-03-01")))
                .as("in the period in which it was closed, whose records are still on their way")
                .isInstanceOf(EarningOutcome.Accrued.class);
        OrganisationState closed = OrganisationState.empty(PARTNER, OrganisationKind.PARTNER);
        closed = OrganisationState.evolve(closed, new OrganisationClosed(PARTNER, LocalDate.of(2021, 3, 1), "left"));
        OrganisationState now = closed;
        assertThatThrownBy(() -> EarningDecisions.check(
                        dated("r-3", "2021-07-01"), now, TestCatalogue.VERSIONS, Instant.parse("2021-08-01T00:00:00Z")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations())
                                .singleElement()
                                .satisfies(why -> {
                                    assertThat(why.code()).isEqualTo("ORGANISATION_CLOSED");
                                    assertThat(why.rule()).isEqualTo("R-6");
                                    assertThat(why.path()).isEqualTo("/organisation");
                                }));
    }

    @Test
    void a_label_that_disagrees_with_the_date_is_kept_with_a_warning() {
        assertThat(((EarningOutcome.Accrued) take(record("r-1", "1.00", "FY20 H1"))).warning())
                .contains("T-4");
        assertThat(((EarningOutcome.Accrued) take(record("r-2", "1.00", "fy21 h1"))).warning())
                .isNull();
        assertThat(EarningDecisions.registered(Sample.earningId("r-1"), record("r-1", "1.00", "FY20 H1"), SPLIT, BATCH)
                        .sourceLabel())
                .isEqualTo("FY20 H1");
        assertThat(EarningDecisions.registered(Sample.earningId("r-2"), record("r-2", "1.00", "fy21 h1"), SPLIT, BATCH)
                        .sourceLabel())
                .isNull();
    }

    @Test
    void every_rule_that_a_record_breaks_is_told_and_nothing_is_stored() {
        EarningRecord record = new EarningRecord(
                "r-1",
                new OrganisationId("org-unknown"),
                "OSA_SELL",
                "NOBODY",
                LocalDate.of(2020, 8, 1),
                Money.of("1.00", "EUR"),
                null);
        assertThatThrownBy(() -> take(record))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::code)
                                .containsExactlyInAnyOrder(
                                        RefusalCode.UNKNOWN_ORGANISATION.code(),
                                        RefusalCode.PROGRAMME_NOT_ELIGIBLE.code(),
                                        RefusalCode.UNKNOWN_ENTITY.code()));
        assertThat(streams.stream(record.fund().value())).isEmpty();
    }

    @Test
    void the_vendor_earns_nothing_and_funds_are_in_the_entitys_currency() {
        EarningRecord record = new EarningRecord(
                "r-1", Node.VENDOR, "CSP", "MIOL", LocalDate.of(2020, 8, 1), Money.of("1.00", "USD"), null);
        assertThatThrownBy(() -> take(record))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::code)
                                .containsExactly(
                                        RefusalCode.NOT_A_PARTNER.code(), RefusalCode.CURRENCY_MISMATCH.code()));
    }

    @Test
    void a_record_of_a_day_that_has_begun_nowhere_yet_is_refused_F_1() {
        // It is 10:00 of 1 March in UTC, and 2 March at UTC+14.
        assertThat(codes(earnedOn("2021-03-03", "1.00"))).containsExactly(RefusalCode.EARNED_IN_FUTURE.code());
        assertThat(take(earnedOn("2021-03-02", "1.00"))).isInstanceOf(EarningOutcome.Accrued.class);
    }

    @Test
    void a_record_of_nothing_is_refused_and_a_negative_one_is_not_F_1() {
        assertThat(codes(earnedOn("2020-08-01", "0.00"))).containsExactly(RefusalCode.INCENTIVE_ZERO.code());
        assertThat(take(earnedOn("2020-08-01", "-1.00"))).isInstanceOf(EarningOutcome.Accrued.class);
    }

    @Test
    void what_a_correction_could_not_take_back_is_told_and_so_is_what_is_netted_of_it_later_F_1() {
        take(record("r-1", "100.00", null));
        String kept = warning(take(record("r-2", "-150.00", null)));
        assertThat(kept).contains("shortfall of EUR 30.00", "F-1");
        assertThat(warning(take(record("r-3", "100.00", null)))).contains("covered an earlier shortfall");
    }

    @Test
    void who_is_limited_to_other_programmes_imports_nothing_of_this_one_and_it_is_unknown_to_it_R_5() {
        member("fin", Role.FINANCE);
        node.commands.send(
                new ChangeMember(Node.VENDOR, new UserId("fin"), null, List.of("OSA_SELL"), null), Node.MANAGER);
        assertThat(codes(record("r-1", "1.00", null))).containsExactly(RefusalCode.UNKNOWN_PROGRAMME.code());
        assertThat(streams.stream(FUND)).isEmpty();
    }

    @Test
    void a_removed_member_of_finance_imports_nothing_any_more_R_5() {
        member("fin", Role.FINANCE);
        assertThat(take(record("r-1", "1.00", null))).isInstanceOf(EarningOutcome.Accrued.class);
        node.commands.send(new RemoveMember(Node.VENDOR, new UserId("fin")), Node.MANAGER);
        assertThat(catchThrowableOfType(Refusal.class, () -> take(record("r-2", "1.00", null)))
                        .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    @Test
    void a_machine_of_the_vendor_imports_earnings_when_it_is_granted() {
        Actor machine = new Actor(new UserId("machine"), Set.of(Role.INTEGRATOR), Node.VENDOR, Actor.Channel.IMPORT);
        RegisterEarning command =
                new RegisterEarning(record("r-1", "1.00", null), new ImportId("import-1"), Sample.PEOPLE);
        member("machine", Role.INTEGRATOR);
        assertThat(catchThrowableOfType(Refusal.class, () -> node.commands.send(command, machine)))
                .hasMessageContaining("IMPORT_EARNINGS");
        node.commands.send(
                new ChangeMember(Node.VENDOR, machine.user(), null, null, null, Set.of(Grant.IMPORT_EARNINGS)),
                Node.MANAGER);
        assertThat(node.commands.send(command, machine).result()).isInstanceOf(EarningOutcome.Accrued.class);
    }

    private void member(String user, Role role) {
        node.commands.send(new AddMember(Node.VENDOR, new UserId(user), user, null, role), Node.MANAGER);
    }

    private static String warning(EarningOutcome outcome) {
        return String.valueOf(((EarningOutcome.Accrued) outcome).warning());
    }

    private List<String> codes(EarningRecord record) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> take(record));
        return refusal.violations().stream().map(Violation::code).toList();
    }

    private static EarningRecord earnedOn(String day, String incentive) {
        return new EarningRecord("r-1", PARTNER, "CSP", "MIOL", LocalDate.parse(day), Money.of(incentive, "EUR"), null);
    }

    private static EarningRecord dated(String id, String day) {
        return new EarningRecord(id, PARTNER, "CSP", "MIOL", LocalDate.parse(day), Money.of("1.00", "EUR"), null);
    }

    private EarningOutcome take(EarningRecord record) {
        return node.commands
                .send(new RegisterEarning(record, new ImportId("import-1"), Sample.PEOPLE), Node.FINANCE)
                .result();
    }

    private static EarningRecord record(String id, String incentive, @Nullable String label) {
        return new EarningRecord(
                id, PARTNER, "CSP", "MIOL", LocalDate.of(2020, 8, 1), Money.of(incentive, "EUR"), label);
    }
}
