package dev.coopclaims.documents.gridfs;

import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.ContentScanner.Quarantined;
import dev.coopclaims.documents.StoredContent;
import java.io.InputStream;

/** What a scanner sees of a content. */
record InQuarantine(StoredContent content, Opener opener) implements Quarantined {
    /** Opens the stored bytes, whatever the register says. */
    interface Opener {
        InputStream open(ContentId id, long offsetBytes, long lengthBytes);
    }

    @Override
    public long sizeBytes() {
        return content.sizeBytes();
    }

    @Override
    public String mediaType() {
        return content.mediaType();
    }

    @Override
    public String sha256() {
        return content.sha256();
    }

    @Override
    public InputStream open() {
        return opener.open(content.id(), 0, content.sizeBytes());
    }
}
