package dev.coopclaims.command.claim;

import dev.coopclaims.command.invoice.BillKeys;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.ExcludedPart;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The costs of a claim (C-6, P-6). Paths point into the cost that was sent. */
final class Costs {
    private Costs() {}

    static List<ClaimEvent> add(
            ClaimContent file, CostId id, CostForm form, Actor actor, Catalogue catalogue, Pseudonyms pseudonyms) {
        if (file.costs().size() >= ClaimLimits.MAX_COSTS) {
            throw Refusal.rule(RefusalCode.TOO_MANY_COSTS.at("/costs", ClaimLimits.MAX_COSTS));
        }
        return List.of(
                new CostAdded(file.id(), file.organisation(), cost(file, id, form, actor, catalogue, pseudonyms)));
    }

    /** No event if nothing changes. */
    static List<ClaimEvent> change(
            ClaimContent file, CostId id, CostForm form, Actor actor, Catalogue catalogue, Pseudonyms pseudonyms) {
        Cost before = known(file, id);
        Cost after = cost(file, id, form, actor, catalogue, pseudonyms);
        return after.equals(before) ? List.of() : List.of(new CostChanged(file.id(), file.organisation(), after));
    }

    static List<ClaimEvent> remove(ClaimContent file, CostId id) {
        return List.of(
                new CostRemoved(file.id(), file.organisation(), known(file, id).id()));
    }

    private static Cost known(ClaimContent file, CostId id) {
        Cost cost = file.costs().get(id);
        if (cost == null) {
            throw Refusal.of(RequestCode.NO_SUCH_COST);
        }
        return cost;
    }

    private static Cost cost(
            ClaimContent file, CostId id, CostForm form, Actor actor, Catalogue catalogue, Pseudonyms pseudonyms) {
        Violations violations = new Violations();
        violations.unless(
                catalogue.expenseTypes().containsKey(form.expenseType()),
                RefusalCode.UNKNOWN_EXPENSE_TYPE,
                "/expenseType",
                form.expenseType());
        CostRules.people(file, id, form, violations);
        CostRules.currencies(file, form, violations);
        // The calculations below rely on all amounts having one currency.
        violations.refuseIfAny();
        CostRules.source(form, violations);
        Money payable = CostRules.payable(form, catalogue, violations);
        Money requested = CostRules.requested(file, form, payable, catalogue, violations);
        CostRules.total(file, id, requested, violations);
        violations.refuseIfAny();
        Cost before = file.costs().get(id);
        return new Cost(
                id,
                form.source(),
                form.expenseType(),
                form.invoice(),
                form.invoice() == null ? null : BillKeys.of(file.organisation(), form.invoice(), pseudonyms),
                work(form, before, actor),
                form.net(),
                requested,
                excluded(form, before, actor),
                form.attendees(),
                form.conference());
    }

    /** Keeps the earlier acceptance if the statement did not change. */
    private static @Nullable InHouseWork work(CostForm form, @Nullable Cost before, Actor actor) {
        CostForm.Work work = form.work();
        if (work == null) {
            return null;
        }
        InHouseWork accepted = new InHouseWork(
                work.worker(),
                work.hours(),
                work.hourlyRate(),
                work.from(),
                work.to(),
                work.description(),
                actor.user());
        InHouseWork old = before == null ? null : before.work();
        if (old == null) {
            return accepted;
        }
        InHouseWork asBefore = new InHouseWork(
                work.worker(),
                work.hours(),
                work.hourlyRate(),
                work.from(),
                work.to(),
                work.description(),
                old.acceptedBy());
        return asBefore.equals(old) ? old : accepted;
    }

    /** Keeps the person who first declared an excluded part, as long as its amount is the same (P-6). */
    private static List<ExcludedPart> excluded(CostForm form, @Nullable Cost before, Actor actor) {
        List<ExcludedPart> old = before == null ? List.of() : before.excluded();
        return form.excluded().stream()
                .map(part -> old.stream()
                        .filter(was ->
                                was.code().equals(part.code()) && was.amount().equals(part.amount()))
                        .findFirst()
                        .orElseGet(() -> new ExcludedPart(part.code(), part.amount(), actor.user())))
                .toList();
    }
}
