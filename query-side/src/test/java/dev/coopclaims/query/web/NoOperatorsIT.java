package dev.coopclaims.query.web;

import static dev.coopclaims.query.story.Room.partner;
import static dev.coopclaims.query.story.Room.reviewer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.fundbalances.FundRow;
import dev.coopclaims.query.overview.ClaimSelection;
import dev.coopclaims.query.projection.Views;
import dev.coopclaims.query.story.AskedCommands;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.ReadingObjects;
import dev.coopclaims.query.story.Room;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * No value that a client sends ever becomes an operator: every class of the room that reads a view is asked with texts
 * that would, in each of its parameters and in what was stored before, and what reaches the database is looked at.
 */
@ParameterizedClass
@EnumSource(Room.Server.class)
class NoOperatorsIT {
    private static final List<String> HOSTILE =
            List.of("{\"$ne\":null}", "$where", "^(a+)+b\\1", ".*", "[$gt]", "$expr", "org-$ne", "_id");
    /** What our own queries are made of. */
    private static final Set<String> OURS = Set.of(
            "$and", "$or", "$nor", "$in", "$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$not", "$exists", "$elemMatch");

    private static final Set<BsonType> RUN = Set.of(
            BsonType.REGULAR_EXPRESSION, BsonType.JAVASCRIPT, BsonType.JAVASCRIPT_WITH_SCOPE, BsonType.DB_POINTER);

    /** What only the room itself hands over. */
    private static final Set<Class<?>> INNER =
            Set.of(Reach.class, Bson.class, Page.class, Order.class, ClaimSelection.class);

    private final AskedCommands asked = new AskedCommands();
    private final Room room;
    private final ClaimStory ours = new ClaimStory("adatum", 1);
    private final Map<String, String> ids =
            Map.of("claim", ours.claim.value(), "organisation", ours.organisation.value(), "fund", ours.fund.value());

    NoOperatorsIT(Room.Server server) {
        room = new Room(server, asked);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void of_no_query_of_the_room() throws ReflectiveOperationException {
        ClaimStory also = new ClaimStory("adatum", 2);
        room.tape.happens(ours.fundOpened(), ours.accrued("1", "1000.00"));
        for (ClaimStory claim : List.of(ours, also)) {
            room.tape.happens(claim.started(HOSTILE.getFirst()), claim.attached("file", "content-1"));
            for (int i = 0; i < HOSTILE.size(); i++) {
                room.tape.happens(claim.costAdded("cost-" + i, HOSTILE.get(i), "1.00"));
            }
        }
        room.play();
        Set<String> walked = new TreeSet<>();
        asked.take();

        for (Object queries : ReadingObjects.of(room)) {
            Class<?> type = queries instanceof Class<?> functions ? functions : queries.getClass();
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())
                        && (type != queries || Modifier.isStatic(method.getModifiers()))
                        && isAsked(method)) {
                    walked.add(type.getSimpleName() + "." + method.getName());
                    method.setAccessible(true);
                    walk(queries, method);
                }
            }
        }

        System.out.println("asked with texts: " + walked);
        assertThat(walked)
                .hasSizeGreaterThan(35)
                .contains(
                        "FundQueries.all",
                        "HistoryEndpoint.history",
                        "DuplicateQueries.of",
                        "DuplicateEndpoint.duplicates",
                        "OpenReviewQueries.of");
    }

    /** Whether a client's texts get into it as they are. */
    private static boolean isAsked(Method method) {
        return Arrays.stream(method.getParameters()).anyMatch(one -> isText(one) || isOfTexts(one.getType()))
                && Arrays.stream(method.getParameterTypes()).noneMatch(INNER::contains);
    }

    private void walk(Object queries, Method method) throws ReflectiveOperationException {
        for (Actor actor : List.of(partner("adatum"), reviewer())) {
            for (String hostile : HOSTILE) {
                for (int slot = 0; slot < slots(method); slot++) {
                    ask(queries, method, new Arguments(slot, hostile, actor));
                }
            }
        }
    }

    private static int slots(Method method) {
        return Arrays.stream(method.getParameters())
                .mapToInt(one -> isOfTexts(one.getType()) ? one.getType().getRecordComponents().length : 1)
                .sum();
    }

    private void ask(Object queries, Method method, Arguments arguments) throws ReflectiveOperationException {
        try {
            method.invoke(queries, arguments.of(method.getParameters()));
        } catch (InvocationTargetException answered) {
            assertThat(answered.getCause())
                    .as("%s with %s", method, arguments.hostile)
                    .isInstanceOf(Refusal.class);
        }
        asked.take().forEach(question -> assertNothingRuns(question.filter(), method + " " + question.filter()));
    }

    private static void assertNothingRuns(BsonValue value, String of) {
        assertThat(RUN).as(of).doesNotContain(value.getBsonType());
        if (value instanceof BsonDocument document) {
            document.forEach((name, inner) -> {
                assertThat(!name.startsWith("$") || OURS.contains(name)).as(of).isTrue();
                assertThat(HOSTILE.subList(0, HOSTILE.size() - 1)).as(of).doesNotContain(name);
                assertNothingRuns(inner, of);
            });
        } else if (value instanceof BsonArray array) {
            array.forEach(inner -> assertNothingRuns(inner, of));
        }
    }

    private static boolean isText(Parameter parameter) {
        Class<?> type = parameter.getType();
        return type.equals(String.class)
                || type.equals(PageRequest.class)
                || isId(type)
                || (Collection.class.isAssignableFrom(type)
                        && parameter.getParameterizedType().getTypeName().contains("java.lang.String"));
    }

    /** An id that a client names, as its class takes it. */
    private static boolean isId(Class<?> type) {
        return type.isRecord()
                && type.getName().startsWith("dev.coopclaims.kernel")
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType().equals(String.class);
    }

    /** A record of parameters, such as a filter. */
    private static boolean isOfTexts(Class<?> type) {
        return type.isRecord()
                && !type.equals(PageRequest.class)
                && !type.getName().startsWith("dev.coopclaims.kernel")
                && !type.equals(FundRow.class);
    }

    /** Arguments of one call, hostile in one place and harmless elsewhere. */
    private final class Arguments {
        private final int hostileSlot;
        private final String hostile;
        private final Actor actor;
        private int slot;

        private Arguments(int hostileSlot, String hostile, Actor actor) {
            this.hostileSlot = hostileSlot;
            this.hostile = hostile;
            this.actor = actor;
        }

        private @Nullable Object[] of(Parameter[] parameters) throws ReflectiveOperationException {
            List<@Nullable Object> values = new ArrayList<>();
            for (Parameter parameter : parameters) {
                boolean known = slot != hostileSlot && parameter.getType().equals(String.class);
                Object value = value(parameter.getType(), isNullable(parameter));
                values.add(known && value != null ? ids.getOrDefault(parameter.getName(), hostile) : value);
            }
            return values.toArray();
        }

        /** A hostile one where its class takes it. */
        private Object id(Class<?> type, boolean mine) throws ReflectiveOperationException {
            Constructor<?> constructor = type.getConstructor(String.class);
            if (mine) {
                try {
                    return constructor.newInstance(hostile);
                } catch (InvocationTargetException refused) {
                    assertThat(refused.getCause()).isInstanceOf(IllegalArgumentException.class);
                }
            }
            if (type.equals(ClaimId.class)) {
                return ours.claim;
            }
            if (type.equals(OrganisationId.class)) {
                return ours.organisation;
            }
            return type.equals(UserId.class)
                    ? ClaimStory.REVIEWER
                    : constructor.newInstance(
                            type.getSimpleName().replaceFirst("Id$", "").toLowerCase(Locale.ROOT) + "-1");
        }

        private @Nullable Object value(Class<?> type, boolean nullable) throws ReflectiveOperationException {
            if (isOfTexts(type)) {
                return filter(type);
            }
            boolean mine = slot++ == hostileSlot;
            if (type.equals(Read.class)) {
                return room.read(actor);
            }
            if (type.equals(Views.class)) {
                return room.views();
            }
            if (type.equals(HttpServletRequest.class)) {
                return new MockHttpServletRequest("GET", "/api/some");
            }
            if (type.equals(HttpServletResponse.class)) {
                return new MockHttpServletResponse();
            }
            if (type.equals(PageRequest.class)) {
                return new PageRequest(5, mine ? hostile : null);
            }
            if (type.equals(FundRow.class)) {
                return room.funds.one(ours.fund.value(), room.read(reviewer()));
            }
            if (isId(type)) {
                return id(type, mine);
            }
            if (type.equals(EarningPeriod.class)) {
                return ClaimStory.PERIOD;
            }
            if (type.equals(int.class)) {
                return 3;
            }
            if (type.equals(String.class)) {
                return mine || !nullable ? hostile : null;
            }
            if (type.equals(List.class)) {
                return mine || !nullable ? List.of(hostile) : null;
            }
            return type.equals(Set.class) || type.equals(Collection.class) ? Set.of(hostile) : null;
        }

        private Object filter(Class<?> type) throws ReflectiveOperationException {
            Constructor<?> canonical = type.getDeclaredConstructors()[0];
            List<@Nullable Object> values = new ArrayList<>();
            for (Parameter parameter : canonical.getParameters()) {
                values.add(value(parameter.getType(), true));
            }
            return canonical.newInstance(values.toArray());
        }

        private static boolean isNullable(Parameter parameter) {
            return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
        }
    }
}
