package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The days that a claim was submitted with: what allowed one of them may be over or revoked by now, but the day stays. */
final class SubmittedDates {
    private static final Set<String> OUTSIDE = Set.of(
            RefusalCode.ACTIVITY_OUTSIDE_USAGE_PERIOD.name(),
            RefusalCode.INVOICE_OUTSIDE_USAGE_PERIOD.name(),
            RefusalCode.WORK_OUTSIDE_USAGE_PERIOD.name());

    private SubmittedDates() {}

    /** Whether the problem is only about a day that is the same as when the claim was submitted. */
    static boolean allow(Violation problem, ClaimContent submitted, ClaimContent now) {
        if (!OUTSIDE.contains(problem.code())) {
            return false;
        }
        LocalDate before = days(submitted).get(problem.path());
        return before != null && before.equals(days(now).get(problem.path()));
    }

    /** By the places that problems name. */
    private static Map<String, LocalDate> days(ClaimContent claim) {
        Map<String, LocalDate> days = new HashMap<>();
        days.put("/activityStart", claim.details().activityStart());
        days.put("/activityEnd", claim.details().activityEnd());
        for (Cost cost : claim.costs().values()) {
            String path = "/costs/" + cost.id();
            add(cost.invoice(), path, days);
            add(cost.work(), path, days);
        }
        return days;
    }

    private static void add(@Nullable SupplierInvoice invoice, String path, Map<String, LocalDate> days) {
        if (invoice != null) {
            days.put(path + "/invoice/date", invoice.date());
        }
    }

    private static void add(@Nullable InHouseWork work, String path, Map<String, LocalDate> days) {
        if (work != null) {
            days.put(path + "/work/from", work.from());
            days.put(path + "/work/to", work.to());
        }
    }
}
