package dev.coopclaims.documents.gridfs;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.documents.Samples;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What an erasure asks for is found without reading the other contents (H-6): lines hold up to 200 KiB each. */
class ErasedContentsIT extends ContentsBench {
    private static final int OTHERS = 50;

    ErasedContentsIT() {
        super(Server.REAL);
    }

    @Test
    void the_contents_of_a_claim_are_found_by_an_index() throws Exception {
        for (int i = 0; i < OTHERS; i++) {
            stored("other-" + i, false);
        }
        ContentId uploaded = stored("claim-erased", false);
        ContentId rendered = stored("claim-erased", true);
        database.runCommand(new Document("profile", 2));

        contents.eraseNames(DocumentContents.CLAIM, "claim-erased");
        int purged = contents.purgeRendered(DocumentContents.CLAIM, "claim-erased");

        database.runCommand(new Document("profile", 0));
        assertThat(purged).isEqualTo(1);
        assertThat(contents.find(rendered)).isEmpty();
        assertThat(contents.find(uploaded).orElseThrow().fileName()).isEqualTo(DocumentContents.ERASED);
        List<Integer> examined = new ArrayList<>();
        database.getCollection("system.profile")
                .find(Filters.and(
                        Filters.eq("ns", database.getName() + ".contents.register"), Filters.exists("docsExamined")))
                .forEach(operation -> examined.add(operation.getInteger("docsExamined")));
        assertThat(examined).hasSizeGreaterThanOrEqualTo(2).allMatch(documents -> documents <= 2);
    }

    private ContentId stored(String claim, boolean rendered) throws Exception {
        Map<String, String> belongsTo = rendered
                ? Map.of(DocumentContents.CLAIM, claim, DocumentContents.MADE, DocumentContents.RENDERED)
                : Map.of(DocumentContents.CLAIM, claim);
        return contents.store(new ByteArrayInputStream(Samples.pdf(1_000)), LIMITS, "a.pdf", belongsTo)
                .id();
    }
}
