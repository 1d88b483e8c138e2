package dev.coopclaims.query.duplicate;

import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.InvoiceKeys;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.View;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cost that a third party billed, whatever its claim's status; a removed cost leaves the view. It holds only what
 * identifies a duplicate; everything else is in the claim.
 *
 * @param invoice a keyed digest of organisation and normalised number
 * @param bill organisation, net amount and date, see {@link #bill}
 */
public record BilledCost(ClaimId claim, CostId cost, InvoiceId invoice, String bill) {

    /** One document per claim and cost. */
    public static final View<BilledCost> VIEW = new View<>(
            "billedcosts",
            1,
            BilledCost.class,
            new Folding(),
            List.of(Indexes.ascending("invoice"), Indexes.ascending("bill")));

    /** What identifies a cost of that organisation; null for in-house work. */
    static @Nullable BilledCost of(ClaimId claim, OrganisationId organisation, Cost cost) {
        SupplierInvoice invoice = cost.invoice();
        InvoiceKeys keys = cost.keys();
        return invoice == null || keys == null
                ? null
                : new BilledCost(claim, cost.id(), keys.invoice(), bill(organisation, cost, invoice));
    }

    /** In one field with the organisation: nobody can query it without naming the organisation. */
    private static String bill(OrganisationId organisation, Cost cost, SupplierInvoice invoice) {
        return organisation.value() + "/" + cost.net() + "/" + invoice.date();
    }

    private static final class Folding implements Fold<BilledCost> {

        @Override
        public Set<String> keys(RecordedEvent event) {
            return switch (event.payload()) {
                case CostAdded added -> Set.of(key(added, added.cost().id()));
                case CostChanged changed -> Set.of(key(changed, changed.cost().id()));
                case CostRemoved removed -> Set.of(key(removed, removed.cost()));
                default -> Set.of();
            };
        }

        private static String key(ClaimEvent event, CostId cost) {
            return event.claim() + "/" + cost;
        }

        @Override
        public @Nullable BilledCost apply(String key, @Nullable BilledCost view, RecordedEvent event) {
            return switch (event.payload()) {
                case CostAdded added -> of(added.claim(), added.organisation(), added.cost());
                case CostChanged changed -> of(changed.claim(), changed.organisation(), changed.cost());
                case CostRemoved ignored -> null;
                default -> view;
            };
        }
    }
}
