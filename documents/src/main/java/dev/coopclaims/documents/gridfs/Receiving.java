package dev.coopclaims.documents.gridfs;

import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.StoredContent;
import dev.coopclaims.documents.inspection.FileName;
import dev.coopclaims.documents.inspection.Inspection;
import dev.coopclaims.documents.inspection.Places;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A content on its way in. */
record Receiving(
        ContentId id, MeasuredStream measured, FileName name, Inspection inspection, Map<String, String> belongsTo) {

    /** Checks it in one of the places of its organisation. */
    void check(InputStream whole) throws IOException {
        ScopedValue.where(Places.OWNER, belongsTo.getOrDefault(GridFsDocumentContents.OWNER, ""))
                .call(() -> {
                    inspection.check().read(whole);
                    return null;
                });
    }

    /** The facts, once all of it was read. */
    StoredContent facts(String scannedBy) {
        return new StoredContent(
                id,
                name.name(),
                inspection.type().mediaType(),
                measured.sizeBytes(),
                measured.sha256Hex(),
                belongsTo,
                scannedBy);
    }
}
