package dev.coopclaims.app.storedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.coopclaims.app.wiring.SealingConfiguration;
import dev.coopclaims.command.cap.CapState;
import dev.coopclaims.command.catalogue.CatalogueState;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claimnumber.AllottedNumbersState;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.earning.EarningDecisions;
import dev.coopclaims.command.erasure.ErasureState;
import dev.coopclaims.command.exception.ExceptionsState;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.fund.ShortfallState;
import dev.coopclaims.command.hold.HoldsState;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.command.preapproval.PreApprovalState;
import dev.coopclaims.command.rate.RatesOfYear;
import dev.coopclaims.eventstore.bson.BsonMapper;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.bson.StoredPayload;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.StoredEventNames;
import dev.coopclaims.kernel.sample.EventSamples;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What is stored is stored for ever. Each event's stored form is an approved file; a change of it, or an event without
 * one, fails here. After a second reader agreed, {@code -Dstoredform.approve=true} writes the files anew.
 */
class StoredFormTest {
    private static final JsonWriterSettings PRETTY = JsonWriterSettings.builder()
            .outputMode(JsonMode.RELAXED)
            .indent(true)
            .build();
    /** Texts that say nothing about a person. A text with another name is personal until it stands here. */
    private static final Set<String> NOT_PERSONAL = Set.of(
            "locations",
            "programmes",
            "activity",
            "bare",
            "cap",
            "catalogueVersion",
            "code",
            "confirmedRequirements",
            "contentId",
            "core",
            "corrects",
            "country",
            "entity",
            "expenseType",
            "expenseTypes",
            "form",
            "heldBy",
            "inUseBy",
            "key",
            "kind",
            "language",
            "location",
            "mediaType",
            "metric",
            "missing",
            "name",
            "number",
            "path",
            "per",
            "persons",
            "programme",
            "question",
            "reasons",
            "replaces",
            "requirement",
            "requirements",
            "sha256",
            "source",
            "streams",
            "subject",
            "supplierCountry",
            "target",
            "version",
            "whole",
            "yaml");

    private static final List<StreamKind<?, ?>> KINDS = List.of(
            AllottedNumbersState.KIND,
            CapState.KIND,
            CatalogueState.KIND,
            ClaimState.KIND,
            EarningDecisions.KIND,
            ErasureState.KIND,
            ExceptionsState.KIND,
            FundState.KIND,
            HoldsState.KIND,
            InvoiceState.KIND,
            OrganisationState.KIND,
            PreApprovalState.KIND,
            RatesOfYear.KIND,
            ShortfallState.KIND);

    private static final Instant OCCURRED_AT = Instant.parse("2020-01-15T12:00:00Z");
    private static final StoredNames NAMES = names(StoredNames.builder());

    private static final long NONCES = 52;

    private final BsonMapper bson = new BsonMapper(EventJson.mapper(), sealing(false));
    private final BsonMapper erasing = new BsonMapper(EventJson.mapper(), sealing(true));

    static List<String> names() {
        return StoredEventNames.CLASSES.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_stored_form_is_the_approved_one(String name) throws IOException {
        DomainEvent sample = sampleOf(name);
        RawBsonDocument commit = RecordedCommit.of(
                NAMES,
                sealing(false),
                ofKind(sample, StreamKind::type),
                streamOf(sample),
                sample,
                metadata(),
                OCCURRED_AT);
        Document form = new Document("commit", Document.parse(commit.toJson()))
                .append("personalData", personalData(sample.getClass(), "payload"));
        String actual = form.toJson(PRETTY) + "\n";
        Path file = approved(name, sample);
        if (Boolean.getBoolean("storedform.approve")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        if (!Files.exists(file)) {
            fail("no approved stored form: " + file.getFileName() + "; let a second reader approve\n" + actual);
        }
        assertThat(actual).isEqualToNormalizingNewlines(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("names")
    void todays_code_reads_the_approved_form(String name) throws IOException {
        DomainEvent sample = sampleOf(name);
        assertThat(bson.fromBson(approvedPayload(name, sample), sample.getClass()))
                .isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_approved_form_is_read_without_its_keys_too_H_6(String name) throws IOException {
        DomainEvent sample = sampleOf(name);
        DomainEvent erased = erasing.fromBson(approvedPayload(name, sample), sample.getClass());
        Map<String, String> changed = new TreeMap<>();
        differences(tree(sample), tree(erased), "payload", changed);
        assertThat(changed.values()).allMatch(FieldSealing.ERASED::equals);
        Map<String, String> sealed = new TreeMap<>();
        sealedFields(storedPayload(name, sample), "payload", sealed);
        assertThat(changed.keySet()).isEqualTo(sealed.keySet());
        assertThat(personalData(sample.getClass(), "payload")).containsAll(sealed.keySet());
    }

    private static Document storedPayload(String name, DomainEvent sample) throws IOException {
        return Document.parse(Files.readString(approved(name, sample)))
                .get("commit", Document.class)
                .getList("events", Document.class)
                .getFirst()
                .get("payload", Document.class);
    }

    private static StoredPayload approvedPayload(String name, DomainEvent sample) throws IOException {
        return new StoredPayload(
                RawBsonDocument.parse(storedPayload(name, sample).toJson()), RecordedCommit.EVENT_ID, streamOf(sample));
    }

    private static FieldSealing sealing(boolean erased) {
        return FieldSealing.withNonces(SealingConfiguration.marks(), new FixedKeys(erased), new Random(NONCES));
    }

    private static JsonNode tree(DomainEvent event) {
        return EventJson.mapper().valueToTree(event);
    }

    /** By path without indices, what the second tree has in the place of another value of the first. */
    private static void differences(JsonNode one, JsonNode other, String path, Map<String, String> found) {
        if (one.isObject()) {
            one.propertyNames().forEach(name -> differences(one.get(name), other.get(name), path + "." + name, found));
        } else if (one.isArray()) {
            for (int i = 0; i < one.size(); i++) {
                differences(one.get(i), other.get(i), path, found);
            }
        } else if (!one.equals(other)) {
            found.put(path, other.asString());
        }
    }

    private static void sealedFields(Object stored, String path, Map<String, String> found) {
        if (stored instanceof Document document) {
            document.forEach((name, value) -> sealedFields(value, path + "." + name, found));
        } else if (stored instanceof List<?> list) {
            list.forEach(element -> sealedFields(element, path, found));
        } else if (stored instanceof Binary binary
                && !path.equals("payload." + FieldSealing.TEXTS)) { // holds the texts of the others
            assertThat(FieldSealing.isSealed(binary.getData(), 0, binary.getData().length))
                    .isTrue();
            found.put(path, "");
        }
    }

    @Test
    void no_approved_form_is_orphaned() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(file -> StoredEventNames.CLASSES.containsKey(file.replaceFirst("\\.\\d+\\.json$", "")))
                    .hasSizeGreaterThanOrEqualTo(StoredEventNames.CLASSES.size());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_text_is_marked_as_personal_data_or_known_to_be_none_H_6(String name) {
        List<String> marked = personalData(typeOf(name), "payload");
        assertThat(textFields(typeOf(name), "payload")).allMatch(marked::contains);
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_event_names_its_organisation_R_1(String name) {
        assertThat(sampleOf(name).organisation()).isNotNull();
    }

    private static StoredNames names(StoredNames.Builder builder) {
        StoredEventNames.CLASSES.forEach((name, type) ->
                builder.register(type, name, type.getAnnotation(Revision.class).value()));
        return builder.build();
    }

    /** Fails for an event that belongs to no kind of stream, or to two. */
    private static <T> T ofKind(DomainEvent event, Function<StreamKind<?, ?>, T> asked) {
        List<StreamKind<?, ?>> kinds =
                KINDS.stream().filter(kind -> kind.events().isInstance(event)).toList();
        assertThat(kinds).as("kinds of stream of " + event.getClass()).hasSize(1);
        return asked.apply(kinds.getFirst());
    }

    private static String streamOf(DomainEvent event) {
        return ofKind(event, kind -> streamOf(kind, event));
    }

    private static <E extends DomainEvent> String streamOf(StreamKind<?, E> kind, DomainEvent event) {
        return kind.idOf().apply(kind.events().cast(event)).value();
    }

    private static Map<String, String> metadata() {
        return new TreeMap<>(Map.of(
                EventMetadata.ACTOR, "paula",
                EventMetadata.ROLE, "PARTNER_ADMIN",
                EventMetadata.ACTOR_ORGANISATION, "org-northwind",
                EventMetadata.CHANNEL, "API",
                EventMetadata.CORRELATION, "018f0000-0000-7000-8000-0000000000aa",
                EventMetadata.CAUSATION, "018f0000-0000-7000-8000-0000000000bb"));
    }

    private static Class<? extends DomainEvent> typeOf(String name) {
        return Objects.requireNonNull(StoredEventNames.CLASSES.get(name));
    }

    private static DomainEvent sampleOf(String name) {
        Class<?> type = typeOf(name);
        return EventSamples.all().stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample of " + name + ": add one to the samples"));
    }

    private static String revisionOf(DomainEvent event) {
        return event.getClass().getAnnotation(Revision.class).value();
    }

    private static Path approved(String name, DomainEvent sample) {
        return directory().resolve(name + "." + revisionOf(sample) + ".json");
    }

    private static Path directory() {
        return Path.of(System.getProperty("coop.root"), "app/src/test/resources/storedform");
    }

    /** Paths of the marked fields, with the component that names the person behind them. */
    private static List<String> personalData(Class<?> type, String path) {
        return fields(type, path, new ArrayList<>(), true);
    }

    private static List<String> textFields(Class<?> type, String path) {
        return fields(type, path, new ArrayList<>(), false);
    }

    private static List<String> fields(Class<?> type, String path, List<String> found, boolean marked) {
        for (RecordComponent component : type.getRecordComponents()) {
            String at = path + "." + component.getName();
            Class<?> nested = component.getGenericType() instanceof ParameterizedType list
                    ? (Class<?>) list.getActualTypeArguments()[0]
                    : component.getType();
            boolean isText = nested == String.class && !NOT_PERSONAL.contains(component.getName());
            if (marked ? component.isAnnotationPresent(PersonalData.class) : isText) {
                found.add(at);
            }
            boolean isValue = nested.getPackageName().startsWith("dev.coopclaims.kernel.") && nested.isRecord();
            if (isValue && nested.getRecordComponents().length > 1) {
                fields(nested, at, found, marked);
            }
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }
}
