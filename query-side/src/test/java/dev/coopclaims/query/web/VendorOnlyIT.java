package dev.coopclaims.query.web;

import static dev.coopclaims.query.story.Room.partner;
import static dev.coopclaims.query.story.Room.reviewer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.VendorOnly;
import dev.coopclaims.kernel.VendorSide;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.sample.EventSamples;
import dev.coopclaims.query.claimdetails.ClaimBody;
import dev.coopclaims.query.overview.ClaimFilter;
import dev.coopclaims.query.reviewqueue.QueueFilter;
import dev.coopclaims.query.story.Room;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ResponseEntity;

/**
 * What is marked {@link VendorOnly} never reaches a partner (H-2): whatever the partner asks for, neither answers nor tags,
 * counts and versions move with it. Every event and every field that bears the mark is tried; a new one without a line here.
 */
class VendorOnlyIT {
    private static final PageRequest ALL = new PageRequest(50, null);
    private static final Actor PARTNER =
            partner(EventSamples.ORGANISATION.value().substring("org-".length()));

    static Stream<DomainEvent> markedEvents() {
        return EventSamples.all().stream().filter(VendorSide::keeps);
    }

    static Stream<Field> markedFields() {
        return EventSamples.all().stream()
                .flatMap(event -> VendorSide.fields(event).stream().map(name -> new Field(event, name)));
    }

    /** One marked field of a sample. */
    record Field(DomainEvent event, String name) {
        @Override
        public String toString() {
            return event.getClass().getSimpleName() + "." + name;
        }
    }

    @ParameterizedTest
    @MethodSource("markedEvents")
    void a_marked_event_changes_nothing_that_a_partner_is_told(DomainEvent event) {
        try (Room room = started()) {
            Map<String, String> partnerBefore = answers(room, PARTNER);
            Map<String, String> vendorBefore = answers(room, reviewer());

            room.tape.by("rita", "org-vendor").happens(event);
            room.playAsTaped();

            assertThat(answers(room, PARTNER)).isEqualTo(partnerBefore);
            assertThat(answers(room, reviewer())).isNotEqualTo(vendorBefore);
        }
    }

    @ParameterizedTest
    @MethodSource("markedFields")
    void a_marked_field_moves_nothing_that_a_partner_is_told(Field field) {
        try (Room one = started();
                Room other = started()) {
            one.tape.by("ravi", "org-vendor").happens(field.event());
            other.tape.by("ravi", "org-vendor").happens(changed(field));
            one.playAsTaped();
            other.playAsTaped();

            assertThat(answers(one, PARTNER)).isEqualTo(answers(other, PARTNER));
            assertThat(answers(one, reviewer())).isNotEqualTo(answers(other, reviewer()));
        }
    }

    @Test
    void there_are_events_and_fields_with_the_mark() {
        assertThat(markedEvents()).isNotEmpty();
        assertThat(markedFields()).hasSizeGreaterThan(2);
    }

    /** A mark deep in a value would be kept by nobody. */
    @Test
    void the_mark_stands_on_events_and_their_own_fields_alone() {
        Set<Class<?>> values = new HashSet<>();
        EventSamples.all().forEach(event -> gather(event.getClass(), values));
        EventSamples.all().forEach(event -> values.remove(event.getClass()));
        assertThat(values).hasSizeGreaterThan(10).allSatisfy(value -> {
            assertThat(value.isAnnotationPresent(VendorOnly.class))
                    .as("%s", value)
                    .isFalse();
            assertThat(value.getRecordComponents())
                    .noneMatch(component -> component.isAnnotationPresent(VendorOnly.class));
        });
    }

    private static void gather(Class<?> type, Set<Class<?>> values) {
        if (type.isRecord() && type.getName().startsWith("dev.coopclaims.") && values.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                gather(component.getType(), values);
                if (component.getGenericType() instanceof java.lang.reflect.ParameterizedType of
                        && of.getActualTypeArguments()[0] instanceof Class<?> element) {
                    gather(element, values);
                }
            }
        }
    }

    private static Room started() {
        Room room = new Room(Room.Server.EMBEDDED);
        ClaimStarted started = EventSamples.of(ClaimStarted.class).getFirst();
        room.tape.by("paula", EventSamples.ORGANISATION.value()).happens(started);
        room.playAsTaped();
        return room;
    }

    /** Whatever a reader can ask of claims, with the tags of the answers. */
    private static Map<String, String> answers(Room room, Actor actor) {
        Map<String, String> answers = new TreeMap<>();
        String claim = EventSamples.CLAIM.value();
        Read one = room.read(actor);
        ClaimBody body = room.details.one(claim, one);
        answers.put("claim", told(one, one.one(body, body.version())));
        Read history = room.read(actor);
        answers.put("history", told(history, room.history.history(new ClaimId(claim), null, null, history)));
        Read list = room.read(actor);
        answers.put("list", told(list, list.page(room.claims.list(ClaimFilter.ALL, null, list, ALL))));
        Read overview = room.read(actor);
        answers.put("overview", told(overview, room.overview.overview(null, null, null, null, null, overview)));
        Read tasks = room.read(actor);
        answers.put("tasks", told(tasks, tasks.page(room.tasks.list(QueueFilter.ALL, tasks, ALL))));
        return answers;
    }

    private static String told(Read read, ResponseEntity<?> answer) {
        Object body = Objects.requireNonNull(answer.getBody());
        return answer.getHeaders().getETag() + " " + Told.text(body, read.people(body)::of);
    }

    private static DomainEvent changed(Field field) {
        Class<? extends DomainEvent> type = field.event().getClass();
        List<Class<?>> types = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        try {
            for (RecordComponent component : type.getRecordComponents()) {
                Object value = component.getAccessor().invoke(field.event());
                types.add(component.getType());
                values.add(component.getName().equals(field.name()) ? other(value) : value);
            }
            return type.getDeclaredConstructor(types.toArray(Class<?>[]::new)).newInstance(values.toArray());
        } catch (ReflectiveOperationException notARecord) {
            throw new LinkageError("no other form of " + field, notARecord);
        }
    }

    private static Object other(@Nullable Object value) {
        return switch (value) {
            case UserId user -> new UserId(user.value() + "-two");
            case String text -> text + " two";
            case Money money -> money.plus(money);
            case Boolean flag -> !flag;
            case List<?> list when !list.isEmpty() -> List.of();
            case null, default -> throw new AssertionError("say here what another value of this kind is: " + value);
        };
    }
}
