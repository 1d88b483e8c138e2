package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.time.DateRange;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Usage and claiming period (T-2, T-3, T-5, F-3). */
final class DateRules {

    private DateRules() {}

    static List<Finding> activity(Dossier dossier) {
        ClaimFile claim = dossier.claim();
        DateRange usage = claim.period().usage();
        List<Finding> findings = new ArrayList<>();
        activityDay(claim.details().activityStart(), "/activityStart", usage, findings);
        activityDay(claim.details().activityEnd(), "/activityEnd", usage, findings);
        finished(dossier, findings);
        return findings;
    }

    /** What is claimed has been done (C-7); its last day ends where it took place (T-5). */
    private static void finished(Dossier dossier, List<Finding> findings) {
        LocalDate last = dossier.claim().details().activityEnd();
        if (!dossier.today().isAfter(last)) {
            findings.add(Finding.problem(
                    "ACTIVITY_NOT_FINISHED",
                    "/activityEnd",
                    "the last day of the activity is " + last + "; the claim can be submitted from " + last.plusDays(1),
                    "C-7"));
        }
    }

    private static void activityDay(LocalDate day, String path, DateRange usage, List<Finding> findings) {
        if (!usage.contains(day)) {
            findings.add(Finding.problem(
                    "ACTIVITY_OUTSIDE_USAGE_PERIOD", path, day + " is outside the usage period " + usage, "T-2"));
        }
    }

    /**
     * Before the usage period a refusal; after it, up to the claim deadline, a warning, beyond that a refusal (C-7). A day that
     * is still to come is told beside it (record 37).
     */
    static List<Finding> costs(Dossier dossier) {
        List<Finding> findings = new ArrayList<>();
        for (Cost cost : dossier.claim().costs().values()) {
            SupplierInvoice invoice = cost.invoice();
            if (invoice != null) {
                String path = "/costs/" + cost.id() + "/invoice/date";
                costDay(dossier, invoice.date(), "INVOICE", path, findings);
                billed(dossier, invoice.date(), path, findings);
            }
            InHouseWork work = cost.work();
            if (work != null) {
                costDay(dossier, work.from(), "WORK", "/costs/" + cost.id() + "/work/from", findings);
                costDay(dossier, work.to(), "WORK", "/costs/" + cost.id() + "/work/to", findings);
                done(dossier, work.to(), "/costs/" + cost.id() + "/work/to", findings);
            }
        }
        return findings;
    }

    /** A supplier's day may be ahead of the partner's, and a date mistyped: the reviewer decides. */
    private static void billed(Dossier dossier, LocalDate day, String path, List<Finding> findings) {
        if (day.isAfter(dossier.today())) {
            findings.add(Finding.warning(
                    "INVOICE_DATED_IN_FUTURE",
                    path,
                    "the invoice is dated " + day + ", and today is " + dossier.today() + "; check the date",
                    "C-7"));
        }
    }

    /** Who accepts the statement says that the work was done. */
    private static void done(Dossier dossier, LocalDate last, String path, List<Finding> findings) {
        if (last.isAfter(dossier.today())) {
            findings.add(Finding.problem(
                    "WORK_NOT_FINISHED",
                    path,
                    "the last day of the work is " + last + "; the claim can be submitted from then on",
                    "C-7"));
        }
    }

    private static void costDay(Dossier dossier, LocalDate day, String what, String path, List<Finding> findings) {
        DateRange usage = dossier.claim().period().usage();
        if (usage.contains(day)) {
            return;
        }
        LocalDate deadline = dossier.claim().told().submitBy().lastDay();
        boolean refused = day.isBefore(usage.first()) || day.isAfter(deadline);
        findings.add(new Finding(
                refused,
                new Violation(
                        what + "_OUTSIDE_USAGE_PERIOD",
                        path,
                        day + " is outside the usage period " + usage
                                + (refused ? "; a cost is dated " + usage.first() + " to " + deadline : ""),
                        "C-7")));
    }

    /** The last day counts; it ends where the partner was told when the claim was started (T-3, T-5). */
    static List<Finding> claiming(Dossier dossier) {
        DateRange claiming = dossier.catalogue().claiming(dossier.claim().period());
        LocalDate today = dossier.today();
        if (today.isBefore(claiming.first())) {
            return List.of(
                    Finding.problem("EARLY_CLAIM", "", "the claim can be submitted from " + claiming.first(), "C-7"));
        }
        Deadline submitBy = dossier.claim().told().submitBy();
        if (submitBy.isOver(dossier.now())) {
            return List.of(
                    Finding.problem("LATE_CLAIM", "", "the last day to submit the claim was " + submitBy, "C-7"));
        }
        return List.of();
    }
}
