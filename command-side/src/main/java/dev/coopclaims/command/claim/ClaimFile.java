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
public record ClaimFile(
        ClaimIdentity identity,
        ClaimContents contents,
        Correspondence correspondence,
        ToldDays told,
        int vendorOnlyEvents) {

    static ClaimFile of(ClaimStarted event) {
        return new ClaimFile(
                ClaimIdentity.of(event),
                ClaimContents.of(ClaimDetails.of(event)),
                Correspondence.NONE,
                ToldDays.of(event),
                0);
    }

    ClaimFile edited(UnaryOperator<ClaimContents> edit) {
        return new ClaimFile(identity, edit.apply(contents), correspondence, told, vendorOnlyEvents);
    }

    ClaimFile with(Correspondence changed) {
        return new ClaimFile(identity, contents, changed, told, vendorOnlyEvents);
    }

    ClaimFile keepingOriginalsUntil(LocalDate day) {
        return new ClaimFile(identity, contents, correspondence, told.keepingUntil(day), vendorOnlyEvents);
    }

    /** The same after an event that the partner does not see. */
    ClaimFile withVendorOnlyEvent() {
        return new ClaimFile(identity, contents, correspondence, told, vendorOnlyEvents + 1);
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
