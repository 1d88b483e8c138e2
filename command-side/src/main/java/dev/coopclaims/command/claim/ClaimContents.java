package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the partner edits and the reviewer reviews (C-3, C-4). Maps keep insertion order.
 *
 * @param ticked the ticked core requirements and the documents that show each; no list is empty
 * @param metrics by code
 * @param answers by question
 * @param kept the contents of all documents that were ever attached, as far as they were not purged (H-5)
 */
public record ClaimContents(
        ClaimDetails details,
        Map<CostId, Cost> costs,
        Map<DocumentId, AttachedDocument> documents,
        Map<String, List<DocumentId>> ticked,
        Map<String, String> metrics,
        Map<String, Boolean> answers,
        Map<DocumentId, KeptContent> kept) {

    public ClaimContents {
        costs = inOrder(costs);
        documents = inOrder(documents);
        ticked = inOrder(ticked);
        metrics = inOrder(metrics);
        answers = inOrder(answers);
        kept = inOrder(kept);
    }

    /** The contents of a claim that was just started. */
    static ClaimContents of(ClaimDetails details) {
        return new ClaimContents(details, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    ClaimContents with(ClaimDetails changed) {
        return new ClaimContents(changed, costs, documents, ticked, metrics, answers, kept);
    }

    ClaimContents with(Cost cost) {
        return withCosts(put(costs, cost.id(), cost));
    }

    /**
     * Without the cost. A document that supported only this cost supports no other (P-5,
     * {@link AttachedDocument#costs}).
     */
    ClaimContents without(CostId cost) {
        return withCosts(remove(costs, cost));
    }

    ClaimContents with(AttachedDocument document) {
        return withDocuments(put(documents, document.id(), document));
    }

    ClaimContents without(DocumentId document) {
        return withDocuments(remove(documents, document));
    }

    ClaimContents ticked(String requirement, boolean isTicked, List<DocumentId> shownBy) {
        Map<String, List<DocumentId>> changed =
                isTicked ? put(ticked, requirement, List.copyOf(shownBy)) : remove(ticked, requirement);
        return new ClaimContents(details, costs, documents, changed, metrics, answers, kept);
    }

    ClaimContents measured(String metric, String value) {
        return new ClaimContents(details, costs, documents, ticked, put(metrics, metric, value), answers, kept);
    }

    ClaimContents answered(String question, boolean answer) {
        return new ClaimContents(details, costs, documents, ticked, metrics, put(answers, question, answer), kept);
    }

    /** With the content of a document, which stays when the document is removed (C-5). */
    ClaimContents keeping(DocumentAttached came) {
        String content = came.contentId();
        return content == null ? this : withKept(put(kept, came.document(), new KeptContent(came.kind(), content)));
    }

    /** Without contents that were purged (H-5). */
    ClaimContents purged(Collection<DocumentId> purged) {
        Map<DocumentId, KeptContent> left = new LinkedHashMap<>(kept);
        left.keySet().removeAll(purged);
        return withKept(left);
    }

    private ClaimContents withKept(Map<DocumentId, KeptContent> left) {
        return new ClaimContents(details, costs, documents, ticked, metrics, answers, left);
    }

    private ClaimContents withCosts(Map<CostId, Cost> changed) {
        return new ClaimContents(details, changed, documents, ticked, metrics, answers, kept);
    }

    private ClaimContents withDocuments(Map<DocumentId, AttachedDocument> changed) {
        return new ClaimContents(details, costs, changed, ticked, metrics, answers, kept);
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
