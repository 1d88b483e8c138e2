package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a reviewer asks for (V-2): about a cost, a document or something missing, or, if none is named, about
 * the claim as a whole.
 *
 * @param code a reason of the catalogue that allows action
 * @param text the question, in the reviewer's words
 * @param cost the cost it is about
 * @param document the document it is about
 * @param missing the code of what is missing: a document kind, or a metric, core requirement or question of the activity
 */
public record InformationItem(
        InformationItemId id,
        String code,
        @PersonalData String text,
        @Nullable CostId cost,
        @Nullable DocumentId document,
        @Nullable String missing) {}
