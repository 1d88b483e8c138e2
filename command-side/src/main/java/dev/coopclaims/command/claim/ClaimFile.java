package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the partner has put together, whatever became of it. Maps keep the order in which things came.
 *
 * @param number the human claim number
 * @param period whose funds it draws on
 * @param ticked the ticked core requirements and what shows each; never an empty list
 * @param metrics by code
 * @param answers by question
 * @param comments how many were made
 * @param correspondence what was asked beside it
 */
public record ClaimFile(
        ClaimId id,
        OrganisationId organisation,
        String number,
        String programme,
        EarningPeriod period,
        Currency currency,
        ClaimDetails details,
        Map<CostId, Cost> costs,
        Map<DocumentId, AttachedDocument> documents,
        Map<String, List<DocumentId>> ticked,
        Map<String, String> metrics,
        Map<String, Boolean> answers,
        int comments,
        Correspondence correspondence) {

    public ClaimFile {
        costs = inOrder(costs);
        documents = inOrder(documents);
        ticked = inOrder(ticked);
        metrics = inOrder(metrics);
        answers = inOrder(answers);
    }

    static ClaimFile of(ClaimStarted event) {
        return new ClaimFile(
                event.claim(),
                event.organisation(),
                event.number(),
                event.programme(),
                event.period(),
                event.currency(),
                new ClaimDetails(
                        event.location(),
                        event.activity(),
                        event.title(),
                        event.activityStart(),
                        event.activityEnd(),
                        event.planId(),
                        event.preApproval(),
                        event.language()),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                0,
                Correspondence.NONE);
    }

    /** The sum of the costs' requested amounts (C-6). */
    public Money requested() {
        BigDecimal sum =
                costs.values().stream().map(cost -> cost.requested().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(sum, currency);
    }

    ClaimFile with(ClaimDetails changed) {
        return new ClaimFile(
                id,
                organisation,
                number,
                programme,
                period,
                currency,
                changed,
                costs,
                documents,
                ticked,
                metrics,
                answers,
                comments,
                correspondence);
    }

    ClaimFile with(Cost cost) {
        return withCosts(put(costs, cost.id(), cost));
    }

    /** Without the cost; documents that supported it alone speak for the whole claim from now on. */
    ClaimFile without(CostId cost) {
        Map<DocumentId, AttachedDocument> left = new LinkedHashMap<>();
        documents.forEach((document, attached) -> left.put(document, attached.without(cost)));
        return withDocuments(left).withCosts(remove(costs, cost));
    }

    ClaimFile with(AttachedDocument document) {
        return withDocuments(put(documents, document.id(), document));
    }

    ClaimFile without(DocumentId document) {
        return withDocuments(remove(documents, document));
    }

    ClaimFile ticked(String requirement, boolean isTicked, List<DocumentId> shownBy) {
        Map<String, List<DocumentId>> changed =
                isTicked ? put(ticked, requirement, List.copyOf(shownBy)) : remove(ticked, requirement);
        return new ClaimFile(
                id,
                organisation,
                number,
                programme,
                period,
                currency,
                details,
                costs,
                documents,
                changed,
                metrics,
                answers,
                comments,
                correspondence);
    }

    ClaimFile measured(String metric, String value) {
        return new ClaimFile(
                id,
                organisation,
                number,
                programme,
                period,
                currency,
                details,
                costs,
                documents,
                ticked,
                put(metrics, metric, value),
                answers,
                comments,
                correspondence);
    }

    ClaimFile answered(String question, boolean answer) {
        return new ClaimFile(
                id,
                organisation,
                number,
                programme,
                period,
                currency,
                details,
                costs,
                documents,
                ticked,
                metrics,
                put(answers, question, answer),
                comments,
                correspondence);
    }

    ClaimFile commented() {
        return new ClaimFile(
                id,
                organisation,
                number,
                programme,
                period,
                currency,
                details,
                costs,
                documents,
                ticked,
                metrics,
                answers,
                comments + 1,
                correspondence);
    }

    ClaimFile with(Correspondence changed) {
        return new ClaimFile(
                id,
                organisation,
                number,
                programme,
                period,
                currency,
                details,
                costs,
                documents,
                ticked,
                metrics,
                answers,
                comments,
                changed);
    }

    private ClaimFile withCosts(Map<CostId, Cost> changed) {
        return new ClaimFile(
                id,
                organisation,
                number,
                programme,
                period,
                currency,
                details,
                changed,
                documents,
                ticked,
                metrics,
                answers,
                comments,
                correspondence);
    }

    private ClaimFile withDocuments(Map<DocumentId, AttachedDocument> changed) {
        return new ClaimFile(
                id,
                organisation,
                number,
                programme,
                period,
                currency,
                details,
                costs,
                changed,
                ticked,
                metrics,
                answers,
                comments,
                correspondence);
    }

    private static <K, V> Map<K, V> inOrder(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        Map<K, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static <K, V> Map<K, V> remove(Map<K, V> map, K key) {
        Map<K, V> copy = new LinkedHashMap<>(map);
        copy.remove(key);
        return copy;
    }
}
