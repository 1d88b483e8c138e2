package dev.coopclaims.command.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.invoice.InvoiceRegistered;
import dev.coopclaims.kernel.invoice.InvoiceShareClaimed;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvoiceDecisionsTest {
    private static final ClaimId FIRST = new ClaimId("claim-1");
    private static final ClaimId SECOND = new ClaimId("claim-2");
    private static final ClaimId THIRD = new ClaimId("claim-3");
    private static final CostId COST = new CostId("cost-1");
    private static final CostId OTHER_COST = new CostId("cost-2");
    private static final String PATH = "/costs/cost-1/invoice";

    @Test
    void the_first_share_registers_the_invoice() {
        ShareDecision decision = InvoiceDecisions.claimShare(null, share(FIRST, COST, "1000.00", "400.00"), PATH);
        assertThat(((ShareDecision.Claimed) decision).events())
                .hasExactlyElementsOfTypes(InvoiceRegistered.class, InvoiceShareClaimed.class);
    }

    @Test
    void shares_of_all_claims_together_never_exceed_the_net_amount_and_the_refusal_names_the_others() {
        InvoiceState invoice = claimed(claimed(null, FIRST, COST, "400.00"), SECOND, COST, "500.00");
        ShareDecision.Refused refused = refused(invoice, share(THIRD, COST, "1000.00", "100.01"));
        assertThat(refused.violation().code()).isEqualTo(InvoiceDecisions.INVOICE_EXHAUSTED);
        assertThat(refused.violation().path()).isEqualTo(PATH);
        assertThat(refused.violation().message()).contains("EUR 100.00 of EUR 1000.00", "claim-1, claim-2");
        assertThat(refused.otherClaims()).containsExactly(FIRST, SECOND);
        assertThat(claimed(invoice, THIRD, COST, "100.00").open()).isEqualTo(eur("0.00"));
    }

    @Test
    void two_costs_of_one_claim_share_the_bound_too() {
        InvoiceState invoice = claimed(null, FIRST, COST, "600.00");
        ShareDecision.Refused refused = refused(invoice, share(FIRST, OTHER_COST, "1000.00", "400.01"));
        assertThat(refused.otherClaims()).isEmpty();
        assertThat(claimed(invoice, FIRST, OTHER_COST, "400.00").claimed()).isEqualTo(eur("1000.00"));
    }

    @Test
    void a_first_share_beyond_the_net_amount_is_refused() {
        assertThat(refused(null, share(FIRST, COST, "1000.00", "1000.01"))
                        .violation()
                        .code())
                .isEqualTo(InvoiceDecisions.INVOICE_EXHAUSTED);
    }

    @Test
    void another_net_amount_for_the_same_invoice_is_a_mismatch() {
        InvoiceState invoice = claimed(null, FIRST, COST, "400.00");
        ShareDecision.Refused refused = refused(invoice, share(SECOND, COST, "1200.00", "10.00"));
        assertThat(refused.violation().code()).isEqualTo(InvoiceDecisions.INVOICE_MISMATCH);
        assertThat(refused.otherClaims()).containsExactly(FIRST);
    }

    @Test
    void another_currency_for_the_same_invoice_is_a_mismatch() {
        InvoiceState invoice = claimed(null, FIRST, COST, "400.00");
        InvoiceShare dollars = new InvoiceShare(
                new OrganisationId("org-1"),
                SECOND,
                COST,
                "Print Ltd",
                null,
                "7",
                Money.of("1000.00", "USD"),
                Money.of("10.00", "USD"));
        assertThat(refused(invoice, dollars).violation().code()).isEqualTo(InvoiceDecisions.INVOICE_MISMATCH);
    }

    @Test
    void a_released_share_can_be_claimed_anew() {
        InvoiceState invoice = claimed(null, FIRST, COST, "1000.00");
        invoice = InvoiceState.evolve(invoice, InvoiceDecisions.releaseShare(invoice, FIRST, COST, eur("1000.00")));
        assertThat(invoice.shares()).isEmpty();
        assertThat(claimed(invoice, SECOND, COST, "1000.00").claimsBesides(FIRST))
                .containsExactly(SECOND);
    }

    @Test
    void only_what_is_held_is_released() {
        InvoiceState invoice = claimed(null, FIRST, COST, "400.00");
        assertThatThrownBy(() -> InvoiceDecisions.releaseShare(invoice, FIRST, COST, eur("400.01")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> InvoiceDecisions.releaseShare(invoice, SECOND, COST, eur("1.00")))
                .isInstanceOf(Refusal.class);
    }

    private static InvoiceState claimed(@Nullable InvoiceState before, ClaimId claim, CostId cost, String amount) {
        InvoiceState invoice = before;
        ShareDecision decision = InvoiceDecisions.claimShare(before, share(claim, cost, "1000.00", amount), PATH);
        List<InvoiceEvent> events = ((ShareDecision.Claimed) decision).events();
        for (InvoiceEvent event : events) {
            invoice = InvoiceState.evolve(invoice, event);
        }
        if (invoice == null) {
            throw new AssertionError("no event");
        }
        return invoice;
    }

    private static ShareDecision.Refused refused(@Nullable InvoiceState invoice, InvoiceShare share) {
        return (ShareDecision.Refused) InvoiceDecisions.claimShare(invoice, share, PATH);
    }

    private static InvoiceShare share(ClaimId claim, CostId cost, String net, String amount) {
        return new InvoiceShare(
                new OrganisationId("org-1"), claim, cost, "Print Ltd", null, "7", eur(net), eur(amount));
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
