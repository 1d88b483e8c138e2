package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.claim.ActivityRequirements;
import dev.coopclaims.command.claim.AttachedDocument;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Proof;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a claim has to prove (P-5). */
final class ProofRules {
    /**
     * The certification statement and report. The form of in-house work counts as one (C-6), with or without a
     * document.
     */
    private static final String STATEMENT_KIND = "CSR";

    /** The invoice of a third party. */
    private static final String BILL_KIND = "INVOICE";

    private ProofRules() {}

    static List<Finding> coreRequirements(SubmissionContext dossier) {
        ClaimContent claim = dossier.claim();
        return dossier.asked().stream()
                .flatMap(asked -> asked.coreRequirements().stream())
                .filter(code -> !claim.ticked().containsKey(code))
                .map(code -> Finding.problem(RefusalCode.CORE_REQUIREMENT_NOT_TICKED.at(
                        "/requirements/" + code,
                        dossier.catalogue().coreRequirements().getOrDefault(code, code))))
                .toList();
    }

    static List<Finding> costEvidence(SubmissionContext dossier) {
        return dossier.asked()
                .map(asked -> dossier.claim().costs().values().stream()
                        .flatMap(cost ->
                                evidence(dossier.claim(), cost, asked.activity().costEvidence()).stream())
                        .toList())
                .orElse(List.of());
    }

    private static List<Finding> evidence(ClaimContent claim, Cost cost, Activity.CostEvidence asked) {
        Set<String> there = claim.documents().values().stream()
                .filter(document -> document.supports(cost.id()))
                .map(AttachedDocument::kind)
                .collect(Collectors.toCollection(HashSet::new));
        if (cost.source() == CostSource.IN_HOUSE) {
            there.add(STATEMENT_KIND);
        }
        String standsForNothing = standsForNothing(cost);
        there.remove(standsForNothing);
        List<String> anyOf = asked.anyOf().stream()
                .filter(kind -> !kind.equals(standsForNothing))
                .toList();
        if (asked.allOf().contains(standsForNothing)
                || (anyOf.isEmpty() && !asked.anyOf().isEmpty())) {
            return List.of(Finding.problem(
                    RefusalCode.COST_EVIDENCE_IMPOSSIBLE.at("/costs/" + cost.id(), standsForNothing, cost.source())));
        }
        return missing(RefusalCode.MISSING_COST_EVIDENCE, "/costs/" + cost.id(), asked.allOf(), anyOf, there);
    }

    /** An invoice proves billed work, a statement proves in-house work; neither replaces the other (P-5). */
    private static String standsForNothing(Cost cost) {
        return switch (cost.source()) {
            case THIRD_PARTY -> STATEMENT_KIND;
            case IN_HOUSE -> BILL_KIND;
        };
    }

    static List<Finding> questions(SubmissionContext dossier) {
        List<Finding> findings = new ArrayList<>();
        dossier.all().ifPresent(all -> components(dossier.claim(), all, findings));
        dossier.asked()
                .ifPresent(asked -> asked.proofs().forEach(proof -> {
                    proof.conditional().stream()
                            .filter(Proof.Conditional::isQuestion)
                            .forEach(one -> answered(dossier.claim(), one.when(), findings));
                    branches(dossier.claim(), proof, findings);
                }));
        return findings;
    }

    private static void components(ClaimContent claim, ActivityRequirements all, List<Finding> findings) {
        long ran = 0;
        for (Activity component : all.components()) {
            String question = ActivityRequirements.question(component);
            answered(claim, question, findings);
            ran += claim.answers().getOrDefault(question, false) ? 1 : 0;
        }
        if (ran < all.componentsAtLeast()) {
            findings.add(Finding.problem(RefusalCode.TOO_FEW_COMPONENTS.at(
                    "/answers",
                    all.activity().name(),
                    all.componentsAtLeast(),
                    all.components().stream().map(Activity::code).collect(Collectors.joining(", ")))));
        }
    }

    /** Exactly one branch applies; until it is known which one, every question counts. */
    private static void branches(ClaimContent claim, Proof proof, List<Finding> findings) {
        if (proof.oneBranchOf().isEmpty()) {
            return;
        }
        long applying =
                proof.oneBranchOf().stream().filter(one -> applies(claim, one)).count();
        boolean allKnown = proof.oneBranchOf().stream()
                .allMatch(one -> !one.isQuestion() || claim.answers().containsKey(one.when()));
        if (applying == 0 && !allKnown) {
            proof.oneBranchOf().stream()
                    .filter(Proof.Conditional::isQuestion)
                    .forEach(one -> answered(claim, one.when(), findings));
        } else if (applying != 1) {
            findings.add(Finding.problem(RefusalCode.ONE_BRANCH_NEEDED.at(
                    "/answers",
                    proof.oneBranchOf().stream().map(Proof.Conditional::when).collect(Collectors.joining(", ")))));
        }
    }

    private static void answered(ClaimContent claim, String question, List<Finding> findings) {
        if (!claim.answers().containsKey(question)) {
            findings.add(Finding.problem(RefusalCode.QUESTION_UNANSWERED.at("/answers/" + question)));
        }
    }

    static List<Finding> proof(SubmissionContext dossier) {
        ClaimContent claim = dossier.claim();
        Set<String> there =
                claim.documents().values().stream().map(AttachedDocument::kind).collect(Collectors.toSet());
        return dossier.asked().stream()
                .flatMap(asked -> asked.proofs().stream())
                .flatMap(proof -> {
                    List<String> allOf = new ArrayList<>(proof.allOf());
                    proof.conditional().stream()
                            .filter(one -> applies(claim, one))
                            .forEach(one -> allOf.addAll(one.allOf()));
                    proof.oneBranchOf().stream()
                            .filter(one -> applies(claim, one))
                            .forEach(one -> allOf.addAll(one.allOf()));
                    return missing(RefusalCode.MISSING_POE, "/documents", allOf, proof.anyOf(), there).stream();
                })
                .distinct()
                .toList();
    }

    /** No metrics are needed if every cost is of a type that waives them (P-5). */
    static List<Finding> metrics(SubmissionContext dossier) {
        Collection<Cost> costs = dossier.claim().costs().values();
        if (!costs.isEmpty()
                && costs.stream()
                        .allMatch(cost -> dossier.catalogue().metricsWaived().contains(cost.expenseType()))) {
            return List.of();
        }
        return dossier.asked().stream()
                .flatMap(asked -> asked.metrics().stream())
                .filter(metric -> !dossier.claim().metrics().containsKey(metric))
                .map(metric -> Finding.problem(RefusalCode.METRICS_MISSING.at("/metrics/" + metric, metric)))
                .toList();
    }

    private static boolean applies(ClaimContent claim, Proof.Conditional conditional) {
        if (conditional.isQuestion()) {
            return claim.answers().getOrDefault(conditional.when(), false);
        }
        return claim.costs().values().stream()
                .anyMatch(cost -> cost.expenseType().equals(conditional.expenseType()));
    }

    private static List<Finding> missing(
            RefusalCode code, String path, List<String> allOf, List<String> anyOf, Set<String> there) {
        List<Finding> findings = new ArrayList<>();
        allOf.stream()
                .filter(kind -> !there.contains(kind))
                .forEach(kind -> findings.add(Finding.problem(code.at(path, kind))));
        if (!anyOf.isEmpty() && anyOf.stream().noneMatch(there::contains)) {
            findings.add(Finding.problem(code.at(path, String.join(" or ", anyOf))));
        }
        return findings;
    }
}
