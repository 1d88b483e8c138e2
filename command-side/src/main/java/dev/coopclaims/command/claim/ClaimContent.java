package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the partner has put together, whatever the claim's status.
 *
 * @param identity what never changes
 * @param contents what the partner edits
 * @param correspondence the comments, notes and requests about it
 * @param told the dates that people were told
 * @param vendorOnlyEvents how many of its events the partner does not see (H-2)
 */
public record ClaimContent(
        ClaimIdentity identity,
        ClaimContents contents,
        Correspondence correspondence,
        ToldDays told,
        int vendorOnlyEvents) {

    static ClaimContent of(ClaimStarted event) {
        return new ClaimContent(
                ClaimIdentity.of(event),
                ClaimContents.of(ClaimDetails.of(event)),
                Correspondence.NONE,
                ToldDays.of(event),
                0);
    }

    ClaimContent edited(UnaryOperator<ClaimContents> edit) {
        return new ClaimContent(identity, edit.apply(contents), correspondence, told, vendorOnlyEvents);
    }

    ClaimContent with(Correspondence changed) {
        return new ClaimContent(identity, contents, changed, told, vendorOnlyEvents);
    }

    ClaimContent keepingOriginalsUntil(LocalDate day) {
        return new ClaimContent(identity, contents, correspondence, told.keepingUntil(day), vendorOnlyEvents);
    }

    ClaimContent told(UnaryOperator<ToldDays> change) {
        return new ClaimContent(identity, contents, correspondence, change.apply(told), vendorOnlyEvents);
    }

    /** The same after an event that the partner does not see. */
    ClaimContent withVendorOnlyEvent() {
        return new ClaimContent(identity, contents, correspondence, told, vendorOnlyEvents + 1);
    }

    public ClaimId id() {
        return identity.id();
    }

    public OrganisationId organisation() {
        return identity.organisation();
    }

    /** The label by which other streams know the claim. */
    public ClaimLabel label() {
        return new ClaimLabel(number(), programme(), details().location());
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

    /** The ticked core requirements and the documents that show each. */
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
