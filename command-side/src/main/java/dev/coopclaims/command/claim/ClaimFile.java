package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the partner has put together, whatever became of it.
 *
 * @param identity what never changes
 * @param contents what the partner edits
 * @param correspondence what was said and asked beside it
 */
public record ClaimFile(ClaimIdentity identity, ClaimContents contents, Correspondence correspondence) {

    static ClaimFile of(ClaimStarted event) {
        return new ClaimFile(ClaimIdentity.of(event), ClaimContents.of(ClaimDetails.of(event)), Correspondence.NONE);
    }

    ClaimFile edited(UnaryOperator<ClaimContents> edit) {
        return new ClaimFile(identity, edit.apply(contents), correspondence);
    }

    ClaimFile with(Correspondence changed) {
        return new ClaimFile(identity, contents, changed);
    }

    public ClaimId id() {
        return identity.id();
    }

    public OrganisationId organisation() {
        return identity.organisation();
    }

    /** The human claim number. */
    public String number() {
        return identity.number();
    }

    public String programme() {
        return identity.programme();
    }

    /** Whose funds it draws on. */
    public EarningPeriod period() {
        return identity.period();
    }

    public Currency currency() {
        return identity.currency();
    }

    public ClaimDetails details() {
        return contents.details();
    }

    public Map<CostId, Cost> costs() {
        return contents.costs();
    }

    public Map<DocumentId, AttachedDocument> documents() {
        return contents.documents();
    }

    /** The ticked core requirements and what shows each. */
    public Map<String, List<DocumentId>> ticked() {
        return contents.ticked();
    }

    public Map<String, String> metrics() {
        return contents.metrics();
    }

    public Map<String, Boolean> answers() {
        return contents.answers();
    }

    /** The sum of the costs' requested amounts (C-6). */
    public Money requested() {
        BigDecimal sum = costs().values().stream()
                .map(cost -> cost.requested().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(sum, currency());
    }
}
