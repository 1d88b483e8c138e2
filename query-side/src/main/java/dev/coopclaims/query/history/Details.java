package dev.coopclaims.query.history;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.VendorSide;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.exception.ExceptionGranted;
import dev.coopclaims.kernel.exception.ExceptionRevoked;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.hold.HoldLifted;
import dev.coopclaims.kernel.hold.HoldPlaced;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.people.Author;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An entry's details by name, as the API writes kernel values: all that the event says, but what its marks keep on the
 * vendor's side (H-2). Partners see the team instead of people (H-1).
 */
final class Details {
    /** The claim is known, and where a content is kept, and that the system wrote it, is the system's own business. */
    private static final Set<String> UNTOLD = Set.of("claim", "organisation", "contentId", "rendered");

    private static final ClassValue<List<RecordComponent>> TOLD = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> event) {
            return Arrays.stream(event.getRecordComponents())
                    .filter(component -> !UNTOLD.contains(component.getName()))
                    .toList();
        }
    };

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Predicate<ClaimId> seen;
    private final Author by;

    private Details(Author by, Predicate<ClaimId> seen) {
        this.by = by;
        this.seen = seen;
    }

    /**
     * @param by who did it
     * @param toVendor whether the reader is of the vendor's side (H-2)
     * @param seen which other claims the reader may know of
     */
    static Map<String, Object> of(DomainEvent event, Author by, boolean toVendor, Predicate<ClaimId> seen) {
        Details details = new Details(by, seen);
        switch (event) {
            case ClaimEvent ofClaim ->
                TOLD.get(event.getClass()).forEach(told -> details.add(told.getName(), details.told(told, ofClaim)));
            case InvoiceNetCorrected corrected ->
                details.add("invoice", corrected.invoice())
                        .add("invoiceNumber", corrected.invoiceNumber())
                        .add("before", corrected.before())
                        .add("net", corrected.net())
                        .add("reason", corrected.reason());
            case HoldPlaced placed -> details.add("hold", placed.hold()).add("reason", placed.reason());
            case HoldLifted lifted -> details.add("hold", lifted.hold());
            case ExceptionGranted granted -> details.granted(granted);
            case ExceptionRevoked revoked ->
                details.add("exception", revoked.exception()).add("reason", revoked.reason());
            default -> throw new IllegalStateException("not part of a claim's history: " + event);
        }
        if (!toVendor) {
            Set<String> hidden = VendorSide.fields(event);
            details.values
                    .entrySet()
                    .removeIf(entry -> hidden.contains(entry.getKey()) && !(entry.getValue() instanceof Author));
        }
        return details.values;
    }

    private void granted(ExceptionGranted granted) {
        ExceptionTerms terms = granted.terms();
        add("exception", granted.exception())
                .add("kind", terms.kind())
                .add("deadline", terms.deadline())
                .add("lastDay", terms.lastDay())
                .add("activity", terms.activity())
                .add("cap", terms.cap())
                .add("amount", terms.amount())
                .add("people", terms.people())
                .add("from", terms.from())
                .add("to", terms.to())
                .add("until", granted.until())
                .add("reason", granted.reason());
    }

    private @Nullable Object told(RecordComponent component, ClaimEvent event) {
        Object value = value(component, event);
        return switch (component.getName()) {
            case "reviewer" -> value instanceof UserId reviewer ? by.vendors(reviewer, event.organisation()) : value;
            case "copiedFrom" -> value instanceof ClaimId other && seen.test(other) ? other : null;
            case "warnings" ->
                value instanceof List<?> warnings
                        ? warnings.stream().filter(this::isSeen).toList()
                        : value;
            default ->
                switch (value) {
                    case EarningPeriod period -> period.label();
                    case Currency currency -> currency.getCurrencyCode();
                    case null, default -> value;
                };
        };
    }

    private static @Nullable Object value(RecordComponent component, ClaimEvent event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("an event's component cannot be read: " + component, impossible);
        }
    }

    private boolean isSeen(@Nullable Object warning) {
        return !(warning instanceof SubmissionWarning of) || of.otherClaim() == null || seen.test(of.otherClaim());
    }

    private Details add(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }
}
