package dev.coopclaims.query.documentuse;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.projection.Views;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where else an organisation uses the contents of its documents (C-9). A warning waits for nothing: if the view is being filled or
 * behind the log, it is made of what is there. A reader's answer is whole.
 */
public final class DocumentUseQueries {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentUseQueries.class);

    /** Uses that are read together; if there are more, each content is queried separately. */
    private static final int MAX_USES_TOGETHER = 500;
    /** How many uses of one content are read; one claim may hold it more than once. */
    private static final int MAX_USES_OF_ONE = 50;

    private static final Bson OLDEST_FIRST = Sorts.ascending(ViewDocument.POSITION);

    private static final Bson ANY_KEY = new BsonDocument();

    private DocumentUseQueries() {}

    /** Finds uses, leniently or not. */
    private interface Uses {
        List<ViewDocument<DocumentUse>> find(Bson filter, Bson sort, int limit);
    }

    /**
     * The other claims of the organisation that hold these contents.
     *
     * @param views that may be behind
     * @param claim the claim to leave out
     * @param contents SHA-256 in hex
     * @param maxClaims the most claims returned for one content, in order of first use
     * @return by content; a content that no other claim holds is missing; empty if the database did not answer
     */
    public static Map<String, List<ClaimId>> elsewhere(
            Views views, OrganisationId organisation, ClaimId claim, Set<String> contents, int maxClaims) {
        ViewReader<DocumentUse> uses = views.of(DocumentUse.VIEW);
        try {
            return inOtherClaims(uses::find, organisation, claim, contents, maxClaims);
        } catch (MongoException outOfReach) {
            LOG.warn("whether documents of {} are used elsewhere could not be looked up", claim, outOfReach);
            return Map.of();
        }
    }

    /**
     * The same for a reader, to whom "not used elsewhere" is an answer: it is complete, or refused.
     *
     * @throws dev.coopclaims.kernel.refusal.Refusal UNAVAILABLE when a use that may belong to it stands still
     * @throws MongoException when the database did not answer
     */
    public static Map<String, List<ClaimId>> everywhereElse(
            Views views, OrganisationId organisation, ClaimId claim, Set<String> contents, int maxClaims) {
        ViewReader<DocumentUse> uses = views.of(DocumentUse.VIEW);
        return inOtherClaims(
                (filter, sort, limit) -> uses.findWhole(filter, sort, limit, ANY_KEY),
                organisation,
                claim,
                contents,
                maxClaims);
    }

    private static Map<String, List<ClaimId>> inOtherClaims(
            Uses uses, OrganisationId organisation, ClaimId claim, Set<String> contents, int maxClaims) {
        Map<String, List<ClaimId>> found = new LinkedHashMap<>();
        List<ViewDocument<DocumentUse>> together = of(uses, organisation, claim, contents, MAX_USES_TOGETHER);
        if (together.size() < MAX_USES_TOGETHER) {
            contents.forEach(content -> add(content, claims(together, organisation, content, maxClaims), found));
        } else {
            contents.forEach(content -> add(
                    content,
                    claims(
                            of(uses, organisation, claim, Set.of(content), MAX_USES_OF_ONE),
                            organisation,
                            content,
                            maxClaims),
                    found));
        }
        return found;
    }

    private static List<ViewDocument<DocumentUse>> of(
            Uses uses, OrganisationId organisation, ClaimId claim, Set<String> contents, int limit) {
        List<String> wanted = contents.stream()
                .map(content -> DocumentUse.content(organisation, content))
                .sorted()
                .toList();
        Bson others = Filters.and(Filters.in("content", wanted), Filters.ne("claim", claim.value()));
        return uses.find(others, OLDEST_FIRST, limit);
    }

    private static List<ClaimId> claims(
            List<ViewDocument<DocumentUse>> found, OrganisationId organisation, String content, int maxClaims) {
        String wanted = DocumentUse.content(organisation, content);
        return found.stream()
                .map(ViewDocument::content)
                .filter(use -> use.content().equals(wanted))
                .map(DocumentUse::claim)
                .distinct()
                .limit(maxClaims)
                .toList();
    }

    private static void add(String content, List<ClaimId> claims, Map<String, List<ClaimId>> found) {
        if (!claims.isEmpty()) {
            found.put(content, claims);
        }
    }
}
