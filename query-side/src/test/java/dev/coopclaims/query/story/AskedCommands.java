package dev.coopclaims.query.story;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;

/** What a thread's questions ask the database, and how many documents each of them got. */
public final class AskedCommands implements CommandListener {
    private static final String FIND = "find";
    /** Commands of the driver itself, which no read causes. */
    private static final Set<String> OF_THE_DRIVER = Set.of("hello", "endSessions");

    private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();
    private static final Pattern VERSION = Pattern.compile("view_(\\w+)_v\\d+_\\w+");

    private final Map<Integer, Asked> open = new ConcurrentHashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private volatile Thread asking = Thread.currentThread();

    /**
     * A question.
     *
     * @param command as it was sent, without what differs from time to time and says nothing of the question
     * @param documents how many came back at once; -1 while nothing did
     * @param bytes of what came back; -1 likewise
     */
    public record Asked(String collection, BsonDocument command, int documents, int bytes) {
        /** What it asked for. */
        public BsonDocument filter() {
            return command.getDocument("filter", new BsonDocument());
        }
    }

    /** The questions of this thread since the last call. */
    public synchronized List<Asked> take() {
        List<Asked> all = List.copyOf(asked);
        asked.clear();
        commands.clear();
        asking = Thread.currentThread();
        return all;
    }

    /**
     * Every command that this thread sent since {@link #take}, questions and others, each with its collection, such as {@code
     * find overview}.
     */
    public synchronized List<String> commands() {
        return List.copyOf(commands);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (Thread.currentThread().equals(asking) && !OF_THE_DRIVER.contains(event.getCommandName())) {
            note(event);
        }
        if (Thread.currentThread().equals(asking) && event.getCommandName().equals(FIND)) {
            BsonDocument command = copied(event.getCommand());
            List.of("lsid", "$clusterTime", "$db", "maxTimeMS").forEach(command::remove);
            open.put(event.getRequestId(), new Asked(command.getString(FIND).getValue(), command, -1, -1));
        }
    }

    /** The driver's own is gone once it has been sent. */
    private static BsonDocument copied(BsonDocument command) {
        return DOCUMENTS.decode(
                new BsonDocumentReader(command), DecoderContext.builder().build());
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        Asked question = open.remove(event.getRequestId());
        if (question != null) {
            int documents = event.getResponse()
                    .getDocument("cursor")
                    .getArray("firstBatch")
                    .size();
            int bytes = new RawBsonDocument(event.getResponse(), DOCUMENTS)
                    .getByteBuffer()
                    .remaining();
            add(new Asked(question.collection(), question.command(), documents, bytes));
        }
    }

    private synchronized void note(CommandStartedEvent event) {
        BsonValue of = event.getCommand().get(event.getCommandName());
        String collection = of != null && of.isString() ? of.asString().getValue() : "";
        commands.add(event.getCommandName() + " " + VERSION.matcher(collection).replaceAll("$1"));
    }

    private synchronized void add(Asked question) {
        asked.add(question);
    }
}
