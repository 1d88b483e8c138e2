package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.time.DateRange;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Usage and claiming period (T-2, T-3, T-5, F-3). */
final class DateRules {

    private DateRules() {}

    static List<Finding> activity(Dossier dossier) {
        ClaimFile claim = dossier.claim();
        List<Finding> findings = new ArrayList<>();
        activityDay(claim.details().activityStart(), "/activityStart", claim.period(), findings);
        activityDay(claim.details().activityEnd(), "/activityEnd", claim.period(), findings);
        finished(dossier, findings);
        return findings;
    }

    /** What is claimed has been done (C-7); its last day ends where it took place (T-5). */
    private static void finished(Dossier dossier, List<Finding> findings) {
        LocalDate last = dossier.claim().details().activityEnd();
        if (!dossier.today().isAfter(last)) {
            findings.add(Finding.problem(RefusalCode.ACTIVITY_NOT_FINISHED.at("/activityEnd", last, last.plusDays(1))));
        }
    }

    private static void activityDay(LocalDate day, String path, EarningPeriod period, List<Finding> findings) {
        if (!period.usage().contains(day)) {
            findings.add(
                    Finding.problem(RefusalCode.ACTIVITY_OUTSIDE_USAGE_PERIOD.at(path, day, period.usage(), period)));
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
                costDay(dossier, invoice.date(), RefusalCode.INVOICE_OUTSIDE_USAGE_PERIOD, path, findings);
                billed(dossier, invoice.date(), path, findings);
            }
            InHouseWork work = cost.work();
            if (work != null) {
                costDay(
                        dossier,
                        work.from(),
                        RefusalCode.WORK_OUTSIDE_USAGE_PERIOD,
                        "/costs/" + cost.id() + "/work/from",
                        findings);
                costDay(
                        dossier,
                        work.to(),
                        RefusalCode.WORK_OUTSIDE_USAGE_PERIOD,
                        "/costs/" + cost.id() + "/work/to",
                        findings);
                done(dossier, work.to(), "/costs/" + cost.id() + "/work/to", findings);
            }
        }
        return findings;
    }

    /** A supplier's day may be ahead of the partner's, and a date mistyped: the reviewer decides. */
    private static void billed(Dossier dossier, LocalDate day, String path, List<Finding> findings) {
        if (day.isAfter(dossier.today())) {
            findings.add(Finding.warning(RefusalCode.INVOICE_DATED_IN_FUTURE.at(path, day, dossier.today())));
        }
    }

    /** Who accepts the statement says that the work was done. */
    private static void done(Dossier dossier, LocalDate last, String path, List<Finding> findings) {
        if (last.isAfter(dossier.today())) {
            findings.add(Finding.problem(RefusalCode.WORK_NOT_FINISHED.at(path, last)));
        }
    }

    private static void costDay(
            Dossier dossier, LocalDate day, RefusalCode outside, String path, List<Finding> findings) {
        DateRange usage = dossier.claim().period().usage();
        if (usage.contains(day)) {
            return;
        }
        LocalDate deadline = dossier.claim().told().submitBy().lastDay();
        boolean refused = day.isBefore(usage.first()) || day.isAfter(deadline);
        findings.add(new Finding(
                refused,
                outside.at(path, day, usage, refused ? "; a cost is dated " + usage.first() + " to " + deadline : "")));
    }

    /** The last day counts; it ends where the partner was told when the claim was started (T-3, T-5). */
    static List<Finding> claiming(Dossier dossier) {
        DateRange claiming = dossier.catalogue().claiming(dossier.claim().period());
        LocalDate today = dossier.today();
        if (today.isBefore(claiming.first())) {
            return List.of(Finding.problem(RefusalCode.EARLY_CLAIM.at("", claiming.first())));
        }
        Deadline submitBy = dossier.claim().told().submitBy();
        if (submitBy.isOver(dossier.now())) {
            return List.of(Finding.problem(RefusalCode.LATE_CLAIM.at("", submitBy)));
        }
        return List.of();
    }
}
