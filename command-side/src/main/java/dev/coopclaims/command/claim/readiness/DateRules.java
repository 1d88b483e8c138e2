package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.exception.ExceptionTerms.Kind;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.time.DateRange;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The usage and claiming periods (T-2, T-3, T-5, F-3). */
final class DateRules {

    private DateRules() {}

    static List<Finding> activity(SubmissionContext dossier) {
        ClaimContent claim = dossier.claim();
        List<Finding> findings = new ArrayList<>();
        activityDay(dossier, claim.details().activityStart(), "/activityStart", findings);
        activityDay(dossier, claim.details().activityEnd(), "/activityEnd", findings);
        finished(dossier, findings);
        return findings;
    }

    /** The activity must be over (C-7); its last day ends in the time zone of its location (T-5). */
    private static void finished(SubmissionContext dossier, List<Finding> findings) {
        LocalDate last = dossier.claim().details().activityEnd();
        if (!dossier.today().isAfter(last)) {
            findings.add(Finding.problem(RefusalCode.ACTIVITY_NOT_FINISHED.at("/activityEnd", last, last.plusDays(1))));
        }
    }

    private static void activityDay(SubmissionContext dossier, LocalDate day, String path, List<Finding> findings) {
        EarningPeriod period = dossier.claim().period();
        if (!period.usage().contains(day)) {
            Violation outside = RefusalCode.ACTIVITY_OUTSIDE_USAGE_PERIOD.at(path, day, period.usage(), period);
            findings.add(dossier.unlessExcepted(
                    outside, Kind.ACTIVITY_DATES, terms -> terms.includes(day), path, day.toString()));
        }
    }

    /**
     * A date before the usage period is a problem; after it, up to the claim deadline, a warning; after the deadline, a
     * problem again (C-7). A date in the future is reported separately (record 37).
     */
    static List<Finding> costs(SubmissionContext dossier) {
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

    /** Only a warning: the supplier's day may be ahead of the partner's, or the date mistyped. The reviewer decides. */
    private static void billed(SubmissionContext dossier, LocalDate day, String path, List<Finding> findings) {
        if (day.isAfter(dossier.today())) {
            findings.add(Finding.warning(RefusalCode.INVOICE_DATED_IN_FUTURE.at(path, day, dossier.today())));
        }
    }

    /** Accepting the statement asserts that the work is done. */
    private static void done(SubmissionContext dossier, LocalDate last, String path, List<Finding> findings) {
        if (last.isAfter(dossier.today())) {
            findings.add(Finding.problem(RefusalCode.WORK_NOT_FINISHED.at(path, last)));
        }
    }

    private static void costDay(
            SubmissionContext dossier, LocalDate day, RefusalCode outside, String path, List<Finding> findings) {
        DateRange usage = dossier.claim().period().usage();
        if (usage.contains(day)) {
            return;
        }
        LocalDate deadline = dossier.claim().told().submitBy().lastDay();
        boolean refused = day.isBefore(usage.first()) || day.isAfter(deadline);
        Violation told = outside.at(
                path, day, usage, refused ? ". A cost must be dated " + usage.first() + " to " + deadline : "");
        findings.add(
                refused
                        ? dossier.unlessExcepted(
                                told, Kind.COST_DATES, terms -> terms.includes(day), path, day.toString())
                        : Finding.warning(told));
    }

    /** The last day counts in full; it ends in the time zone that the partner was told at the start (T-3, T-5). */
    static List<Finding> claiming(SubmissionContext dossier) {
        DateRange claiming = dossier.catalogue().claiming(dossier.claim().period());
        LocalDate today = dossier.today();
        if (today.isBefore(claiming.first())) {
            return List.of(Finding.problem(RefusalCode.EARLY_CLAIM.at("", claiming.first())));
        }
        Deadline submitBy = dossier.claim().told().submitBy();
        if (submitBy.isOver(dossier.now())) {
            // A later deadline was told to the claim already; what is left is one that came too late.
            return List.of(Finding.problem(dossier.exceptions()
                    .explained(
                            RefusalCode.LATE_CLAIM.at("", submitBy),
                            Kind.LATER_DEADLINE,
                            today,
                            terms -> isStillToCome(terms, today))));
        }
        return List.of();
    }

    private static boolean isStillToCome(ExceptionTerms terms, LocalDate today) {
        LocalDate lastDay = terms.lastDay();
        return terms.deadline() == PartnerDeadline.SUBMISSION && lastDay != null && !today.isAfter(lastDay);
    }
}
