package dev.coopclaims.command.earning;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.fund.Accrual;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.catalogue.FundingEntity;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.catalogue.Programme.EarningsSplit;
import dev.coopclaims.kernel.earning.AppliedSplit;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.earning.EarningRegistered;
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether an earning record can be accepted (F-1, P-1, P-2, T-4). Pure. */
public final class EarningDecisions {
    /** The streams of earning records. Each has one event, which is its state, and is looked at once. */
    public static final StreamKind<EarningRegistered, EarningRegistered> KIND = StreamKind.of(
                    "Earning", EarningRegistered.class, EarningRegistered::earning, EarningDecisions::registeredOnce)
            .forgotten();

    private static final ZoneOffset FIRST_TO_BEGIN_A_DAY = ZoneOffset.ofHours(14);

    private EarningDecisions() {}

    /** Whether a record with the same external id has the same content as before (F-1). */
    static boolean isSame(EarningRegistered before, EarningRecord earning) {
        return before.equals(registered(before.earning(), earning, before.split(), before.batch()));
    }

    /** The event of an accepted record. */
    public static EarningRegistered registered(
            EarningId id, EarningRecord earning, AppliedSplit split, ImportId batch) {
        return new EarningRegistered(
                id,
                earning.externalId(),
                earning.organisation(),
                earning.programme(),
                earning.entity(),
                earning.earnedOn(),
                earning.incentive(),
                earning.fund(),
                disagreeingLabel(earning.sourceLabel(), earning.period()),
                split,
                batch);
    }

    /**
     * Checks a record that is new.
     *
     * @param organisation as it is now; absent if unknown
     * @param versions that of its earning period divides it
     * @param now a record is dated in the future if its day has not begun anywhere on Earth (ADR 15)
     * @return how its incentive is divided
     * @throws Refusal with every rule that it breaks
     */
    public static AppliedSplit check(
            EarningRecord earning, @Nullable OrganisationState organisation, CatalogueVersions versions, Instant now) {
        Catalogue catalogue = versions.ofEarning(earning.period());
        List<Violation> violations = new ArrayList<>();
        if (organisation == null) {
            violations.add(RefusalCode.UNKNOWN_ORGANISATION.at("/organisation", earning.organisation()));
        } else if (organisation.kind() != OrganisationKind.PARTNER) {
            violations.add(RefusalCode.NOT_A_PARTNER.at("/organisation", earning.organisation()));
        } else if (isClosedBefore(organisation, earning.period())) {
            violations.add(RefusalCode.ORGANISATION_CLOSED_BEFORE.at(
                    "/organisation", organisation.names().organisation(), organisation.closedOn(), earning.period()));
        }
        EarningsSplit split = splitOf(earning.programme(), catalogue, violations);
        checkEntity(earning, catalogue, violations);
        checkIncentive(earning, now, violations);
        if (split == null || !violations.isEmpty()) {
            throw Refusal.violations(violations);
        }
        return new AppliedSplit(split.rebatePercent(), split.coopPercent(), catalogue.version());
    }

    /** The warning about an accepted record: its label (T-4) or a shortfall (F-1); absent if there is none. */
    public static @Nullable String warning(EarningRegistered earning, Accrual accrual) {
        List<String> warnings = new ArrayList<>();
        if (earning.sourceLabel() != null) {
            warnings.add(labelDisagrees(earning));
        }
        if (accrual.accrued().shortfallNetted().isPositive()) {
            warnings.add(accrual.accrued().shortfallNetted() + " of it covered an earlier shortfall (F-1).");
        }
        if (accrual.kept().isPositive()) {
            warnings.add("The fund had too little available for this correction. The shortfall of " + accrual.kept()
                    + " will be taken from the next accruals, or from what claims on this fund give back (F-1).");
        }
        return warnings.isEmpty() ? null : String.join(" ", warnings);
    }

    /** Records of the period in which it was closed, and of earlier ones, may still be on their way. */
    private static boolean isClosedBefore(OrganisationState organisation, EarningPeriod period) {
        LocalDate closedOn = organisation.closedOn();
        return closedOn != null && period.earning().first().isAfter(closedOn);
    }

    private static String labelDisagrees(EarningRegistered earning) {
        EarningPeriod period = EarningPeriod.earnedOn(earning.earnedOn());
        return "The source calls the period '" + earning.sourceLabel() + "', but " + earning.earnedOn() + " lies in "
                + period + ". The date decides (T-4).";
    }

    private static @Nullable EarningsSplit splitOf(String code, Catalogue catalogue, List<Violation> violations) {
        Programme programme = catalogue.programme(code).orElse(null);
        if (programme == null) {
            violations.addAll(unknownProgramme(code));
            return null;
        }
        EarningsSplit split = programme.split();
        if (!programme.coopEligible() || split == null) {
            violations.add(RefusalCode.PROGRAMME_NOT_ELIGIBLE.at(
                    "/programme",
                    programme.name(),
                    programme.redirect() == null ? "Use its own process." : programme.redirect()));
            return null;
        }
        return split;
    }

    static List<Violation> unknownProgramme(String code) {
        return List.of(RefusalCode.UNKNOWN_PROGRAMME.under("P-2").at("/programme", code));
    }

    private static void checkEntity(EarningRecord earning, Catalogue catalogue, List<Violation> violations) {
        FundingEntity entity = catalogue.entity(earning.entity()).orElse(null);
        if (entity == null) {
            violations.add(RefusalCode.UNKNOWN_ENTITY.at("/entity", earning.entity()));
        } else if (!entity.currency().equals(earning.incentive().currency())) {
            violations.add(RefusalCode.CURRENCY_MISMATCH.at(
                    "/incentive/currency",
                    entity.name(),
                    entity.currency(),
                    earning.incentive().currency()));
        }
    }

    private static void checkIncentive(EarningRecord earning, Instant now, List<Violation> violations) {
        LocalDate today = now.atOffset(FIRST_TO_BEGIN_A_DAY).toLocalDate();
        if (earning.earnedOn().isAfter(today)) {
            violations.add(RefusalCode.EARNED_IN_FUTURE.at("/earnedOn", earning.earnedOn(), today));
        }
        if (earning.incentive().isZero()) {
            violations.add(RefusalCode.INCENTIVE_ZERO.at("/incentive/amount"));
        }
    }

    private static @Nullable String disagreeingLabel(@Nullable String label, EarningPeriod period) {
        return label == null || plain(label).equals(plain(period.label())) ? null : label;
    }

    private static EarningRegistered registeredOnce(@Nullable EarningRegistered before, EarningRegistered event) {
        if (before != null) {
            throw new IllegalStateException("registered twice: " + event.earning());
        }
        return event;
    }

    private static String plain(String label) {
        return label.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
