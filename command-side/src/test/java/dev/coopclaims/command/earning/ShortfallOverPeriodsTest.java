package dev.coopclaims.command.earning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.fund.ShortfallState;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.ShortfallEvent;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A shortfall is netted over periods (F-1). It is 1 March 2021: the funds of FY20-H2 can no longer be claimed, those of
 * FY21-H1 and FY21-H2 can. 60 percent of a record are co-op.
 */
class ShortfallOverPeriodsTest {
    private static final OrganisationId PARTNER = new OrganisationId("org-1");
    private static final String OVER = "2020-05-01";
    private static final String FIRST = "2020-08-01";
    private static final String SECOND = "2021-02-01";

    private final InMemoryStreams streams = new InMemoryStreams();
    private final Node node = new Node(streams);

    @BeforeEach
    void there_is_a_partner() {
        node.commands.send(new RegisterOrganisation(PARTNER, "One", OrganisationKind.PARTNER), Node.FINANCE);
    }

    @Test
    void what_a_correction_could_not_take_is_netted_from_the_next_accrual_of_another_period_F_1() {
        take(node, "r-1", FIRST, "100.00");
        take(node, "r-2", FIRST, "-1000.00");
        assertThat(fund(FIRST).total()).isEqualTo(eur("0.00"));
        assertThat(shortfall().of(id(FIRST))).isEqualTo(eur("540.00"));

        EarningsAccrued all = take(node, "r-3", SECOND, "500.00");
        assertThat(all.accrued()).isEqualTo(eur("0.00"));
        assertThat(all.shortfallNetted()).isEqualTo(eur("300.00"));
        EarningsAccrued rest = take(node, "r-4", SECOND, "500.00");
        assertThat(rest.shortfallNetted()).isEqualTo(eur("240.00"));
        assertThat(fund(SECOND).available()).isEqualTo(eur("60.00"));
        assertThat(shortfall().open()).isEmpty();
        assertThat(take(node, "r-5", FIRST, "10.00").accrued()).isEqualTo(eur("6.00"));
    }

    @Test
    void earnings_of_a_period_that_can_no_longer_be_used_make_nothing_good_F_1() {
        take(node, "r-1", FIRST, "-100.00");
        assertThat(take(node, "r-2", OVER, "100.00").accrued()).isEqualTo(eur("60.00"));
        assertThat(shortfall().total()).isEqualTo(eur("60.00"));
    }

    @Test
    void a_correction_of_a_period_that_is_over_is_netted_from_the_one_that_is_open_F_1() {
        take(node, "r-1", OVER, "-100.00");
        assertThat(take(node, "r-2", FIRST, "200.00").accrued()).isEqualTo(eur("60.00"));
        assertThat(shortfall().open()).isEmpty();
    }

    @Test
    void another_entity_or_programme_owes_nothing_F_1() {
        take(node, "r-1", FIRST, "-100.00");
        OrganisationId other = new OrganisationId("org-2");
        node.commands.send(new RegisterOrganisation(other, "Two", OrganisationKind.PARTNER), Node.FINANCE);
        EarningRecord record =
                new EarningRecord("r-2", other, "CSP", "MIOL", LocalDate.parse(FIRST), eur("100.00"), null);
        node.commands.send(new RegisterEarning(record, new ImportId("import-1"), Sample.PEOPLE), Node.FINANCE);
        assertThat(streams.stream(record.fund().value()).getLast().getPayload())
                .isInstanceOfSatisfying(
                        EarningsAccrued.class,
                        accrued -> assertThat(accrued.accrued()).isEqualTo(eur("60.00")));
    }

    @Test
    void nothing_is_lost_or_netted_twice_whoever_imports_at_once_F_1() throws Exception {
        int records = 120;
        List<Node> nodes = List.of(node, new Node(streams), new Node(streams));
        List<Future<?>> importing = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int record = 0; record < records; record++) {
                String id = "r-" + record;
                String day = record % 2 == 0 ? FIRST : SECOND;
                String amount = record % 3 == 0 ? "-250.00" : "100.00";
                Node one = nodes.get(record % nodes.size());
                importing.add(threads.submit(() -> take(one, id, day, amount)));
            }
            for (Future<?> one : importing) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        // 40 of -250 and 80 of 100: 60 percent of -2,000.
        Money earned = fund(FIRST).total().plus(fund(SECOND).total());
        assertThat(earned.minus(shortfall().total())).isEqualTo(eur("-1200.00"));
    }

    private EarningsAccrued take(Node by, String externalId, String day, String incentive) {
        EarningRecord record =
                new EarningRecord(externalId, PARTNER, "CSP", "MIOL", LocalDate.parse(day), eur(incentive), null);
        by.commands.send(new RegisterEarning(record, new ImportId("import-1"), Sample.PEOPLE), Node.FINANCE);
        return streams.stream(record.fund().value()).stream()
                .<Object>map(Message::getPayload)
                .filter(EarningsAccrued.class::isInstance)
                .map(EarningsAccrued.class::cast)
                .filter(accrued -> accrued.earning().equals(Sample.earningId(externalId)))
                .findFirst()
                .orElseThrow();
    }

    private static FundId id(String day) {
        return FundId.of(PARTNER, "CSP", "MIOL", EarningPeriod.earnedOn(LocalDate.parse(day)));
    }

    private FundState fund(String day) {
        FundState state = null;
        for (Message<?> message : streams.stream(id(day).value())) {
            state = FundState.evolve(state, (FundEvent) message.getPayload());
        }
        return Objects.requireNonNull(state);
    }

    private ShortfallState shortfall() {
        ShortfallState state = null;
        for (Message<?> message : streams.stream(ShortfallId.of(id(FIRST)).value())) {
            state = ShortfallState.evolve(state, (ShortfallEvent) message.getPayload());
        }
        return Objects.requireNonNull(state);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
