package dev.coopclaims.documents.gridfs;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.GridFSDownloadStream;
import com.mongodb.client.gridfs.GridFSUploadStream;
import dev.coopclaims.documents.ByteRange;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import dev.coopclaims.documents.ContentScanner;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.documents.NoScanner;
import dev.coopclaims.documents.OpenedContent;
import dev.coopclaims.documents.StoredContent;
import dev.coopclaims.documents.SweepResult;
import dev.coopclaims.documents.gridfs.MeasuredStream.SourceBroken;
import dev.coopclaims.documents.gridfs.Register.Entry;
import dev.coopclaims.documents.gridfs.Register.State;
import dev.coopclaims.documents.inspection.FileName;
import dev.coopclaims.documents.inspection.Inspection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.BsonString;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contents up to 200 KiB in their line of the collection {@code contents.register}, larger ones in GridFS: the bucket
 * {@code contents} ({@code contents.files}, {@code contents.chunks}). Everything is written with majority and journal and read with majority from the primary,
 * so that contents that events refer to survive a fail-over. On a server without replication (the embedded one), this
 * means its own write. Needs neither sessions nor transactions.
 */
public final class GridFsDocumentContents implements DocumentContents {
    /** How long a scanner may take by default. */
    public static final Duration DEFAULT_SCAN_TIMEOUT = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(GridFsDocumentContents.class);
    private static final String BUCKET = "contents";
    private static final int CHUNK_BYTES = 255 * 1024;
    /** Contents up to this size are in their line of the register: a scanned page or two. */
    static final int MAX_SMALL_BYTES = 200 * 1024;

    private static final int READ_AHEAD_CHUNKS = 8;
    private static final int MAX_BELONGS_TO = 8;

    /** Who shares the places in which contents are checked. */
    static final String OWNER = "organisation";

    /** Longer than a copy takes from the moment in which it is entered until its claim is stored, or gives up. */
    private static final Duration SHARING_TAKES = Duration.ofMinutes(10);

    private final GridFSBucket bucket;
    private final Register register;
    private final Sharing sharing;
    private final Usage usage;
    private final Leaving leaving;
    private final Scanning scanning;
    private final InstantSource wallTime;

    /**
     * Sets up the store and creates its indexes if they are missing.
     *
     * @param database the database of the contents; its client's time-outs limit every call
     * @param scanner {@link NoScanner} if there is none
     * @param scanTimeout how long a scanner may take for one content, at least 1 ms
     * @param quotaBytes how much one organisation may store
     * @param wallTime real time, never that of a demonstration; it measures the age of unconfirmed contents
     */
    public GridFsDocumentContents(
            MongoDatabase database,
            ContentScanner scanner,
            Duration scanTimeout,
            long quotaBytes,
            InstantSource wallTime) {
        MongoDatabase durable = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.bucket = GridFSBuckets.create(durable, BUCKET).withChunkSizeBytes(CHUNK_BYTES);
        this.register = new Register(durable.getCollection(BUCKET + ".register"));
        this.sharing = new Sharing(durable.getCollection(BUCKET + ".register"));
        this.usage = new Usage(durable.getCollection(BUCKET + ".usage"), quotaBytes, wallTime);
        this.leaving = new Leaving(
                durable.getCollection(BUCKET + ".files"), durable.getCollection(BUCKET + ".chunks"), register, usage);
        this.scanning = new Scanning(scanner, scanTimeout);
        this.wallTime = wallTime;
        register.createIndexes();
        if (scanner instanceof NoScanner) {
            log.warn("No malware scanner is set up: contents become readable without a scan");
        }
    }

    @Override
    public StoredContent store(InputStream in, ContentLimits limits, String fileName, Map<String, String> belongsTo)
            throws IOException {
        if (belongsTo.size() > MAX_BELONGS_TO) {
            throw new IllegalArgumentException("a content belongs to at most " + MAX_BELONGS_TO + " things");
        }
        FileName name = FileName.clean(fileName, limits.maxFileNameChars());
        MeasuredStream measured = new MeasuredStream(in, limits.maxFileBytes());
        try {
            byte[] head = measured.readNBytes(Inspection.HEAD_BYTES);
            if (head.length == 0) {
                throw new ContentRefused(Code.EMPTY_FILE, Map.of());
            }
            Inspection inspection = Inspection.of(head, name, limits);
            byte[] rest = measured.readNBytes(MAX_SMALL_BYTES + 1 - head.length);
            Receiving receiving = new Receiving(ContentId.generate(), measured, name, inspection, belongsTo);
            if (head.length + rest.length <= MAX_SMALL_BYTES) {
                byte[] whole = Arrays.copyOf(head, head.length + rest.length);
                System.arraycopy(rest, 0, whole, head.length, rest.length);
                return receiveSmall(receiving, whole);
            }
            InputStream begin = new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(rest));
            return receive(receiving, new SequenceInputStream(begin, measured));
        } catch (SourceBroken e) {
            throw e.failure();
        }
    }

    /** Nothing of a small content is stored before the scanner has called it clean; then it is one write. */
    private StoredContent receiveSmall(Receiving receiving, byte[] whole) throws IOException {
        receiving.check(new ByteArrayInputStream(whole));
        StoredContent content = receiving.facts(scanning.scannerName());
        scanning.mustBeClean(new InQuarantine(content, (id, offset, length) -> part(whole, offset, length)));
        Optional<Usage.Share> share = Usage.Share.of(content.belongsTo(), content.sizeBytes());
        share.ifPresent(usage::take);
        boolean stored = false;
        try {
            register.store(content, whole, wallTime.instant());
            stored = true;
            return content;
        } finally {
            if (!stored) {
                leaving.quietly(content.id(), share);
            }
        }
    }

    private static InputStream part(byte[] whole, long offsetBytes, long lengthBytes) {
        return new ByteArrayInputStream(whole, Math.toIntExact(offsetBytes), Math.toIntExact(lengthBytes));
    }

    private StoredContent receive(Receiving receiving, InputStream whole) throws IOException {
        usage.requireRoom(receiving.belongsTo());
        ContentId id = receiving.id();
        register.begin(id, wallTime.instant());
        boolean released = false;
        Optional<Usage.Share> taken = Optional.empty();
        try {
            upload(id, whole, receiving);
            StoredContent content = receiving.facts(scanning.scannerName());
            scanning.mustBeClean(new InQuarantine(content, this::download));
            Optional<Usage.Share> share = Usage.Share.of(content.belongsTo(), content.sizeBytes());
            share.ifPresent(usage::take);
            taken = share;
            released = register.release(content);
            if (!released) {
                throw new IllegalStateException("swept while it was stored: the sweep's age limit is too short");
            }
            return content;
        } finally {
            if (!released) {
                leaving.quietly(id, taken);
            }
        }
    }

    private void upload(ContentId id, InputStream whole, Receiving receiving) throws IOException {
        // The id is also the file name: the sender's name is a fact in the register, never a key (ASVS 5.3.2).
        GridFSUploadStream upload = bucket.openUploadStream(new BsonString(id.value()), id.value());
        CopyingStream copying = new CopyingStream(whole, upload);
        receiving.check(copying);
        copying.transferTo(OutputStream.nullOutputStream());
        // Not in a finally block: closing would write the file's document for an incomplete content.
        upload.close();
    }

    @Override
    public Optional<StoredContent> find(ContentId id) {
        return register.find(id);
    }

    @Override
    public Optional<OpenedContent> open(ContentId id, ByteRange range) {
        return register.readable(id).map(found -> {
            StoredContent content = found.content();
            Binary small = found.bytes();
            long offset = range.offsetIn(content.sizeBytes());
            long length = range.lengthIn(content.sizeBytes());
            InputStream stream = InputStream.nullInputStream();
            if (length > 0) {
                stream = small == null ? download(id, offset, length) : part(small.getData(), offset, length);
            }
            return new OpenedContent(content, offset, length, stream);
        });
    }

    private InputStream download(ContentId id, long offsetBytes, long lengthBytes) {
        long lastChunk = (offsetBytes + lengthBytes - 1) / CHUNK_BYTES;
        long neededChunks = lastChunk - offsetBytes / CHUNK_BYTES + 1;
        // The batch is no larger than the range needs; otherwise, the first one would hold up to 16 MB for one byte.
        GridFSDownloadStream stream = bucket.openDownloadStream(new BsonString(id.value()))
                .batchSize((int) Math.min(neededChunks, READ_AHEAD_CHUNKS));
        long skipped = stream.skip(offsetBytes);
        if (skipped != offsetBytes) {
            stream.close();
            throw new IllegalStateException("the stored content " + id + " is shorter than its register line says");
        }
        return new LimitedStream(stream, lengthBytes);
    }

    @Override
    public void confirm(ContentId id) {
        if (!register.confirm(id)) {
            throw new IllegalStateException("no content to confirm: " + id);
        }
    }

    @Override
    public void discard(ContentId id) {
        if (register.move(id, State.STORED, State.LEAVING)) {
            leaving.remove(id);
        } else if (register.isConfirmed(id)) {
            throw new IllegalStateException("a confirmed content is not discarded: " + id);
        }
    }

    @Override
    public SweepResult sweepOrphans(Duration olderThan, Predicate<ContentId> referenced) {
        return new Sweeping(register, leaving).orphans(wallTime.instant().minus(olderThan), referenced);
    }

    @Override
    public boolean recount() {
        return usage.correct(register::bytesByOwner);
    }

    @Override
    public Set<ContentId> share(Collection<ContentId> ids, String claim) {
        return sharing.share(Set.copyOf(ids), claim, wallTime.instant());
    }

    @Override
    public Holders holders(ContentId id) {
        return sharing.holders(id, wallTime.instant().minus(SHARING_TAKES));
    }

    @Override
    public void giveUp(ContentId id, String claim) {
        if (sharing.giveUp(id, claim)) {
            leaving.remove(id);
        }
    }

    @Override
    public void eraseNames(String of, String id) {
        register.rename(of, id, ERASED);
    }

    @Override
    public int purgeRendered(String of, String id) {
        int removed = 0;
        for (Entry entry : register.madeOf(of, id)) {
            if (entry.state() == State.LEAVING || register.move(entry.id(), entry.state(), State.LEAVING)) {
                leaving.remove(entry.id());
                removed++;
            }
        }
        return removed;
    }
}
