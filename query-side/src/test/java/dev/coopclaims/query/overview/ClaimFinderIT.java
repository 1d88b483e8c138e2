package dev.coopclaims.query.overview;

import static dev.coopclaims.query.story.Room.reviewer;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.query.projection.Found;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Room;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Reach;
import dev.coopclaims.query.web.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A search whose page is picked in one query and read in another loses no claim when claims change in between. */
@ParameterizedClass
@EnumSource(Room.Server.class)
class ClaimFinderIT {
    private static final int LIMIT = 7;

    private final Room room;
    private final Pages pages = new Pages(new byte[32]);
    private final List<ClaimStory> stories = new ArrayList<>();

    ClaimFinderIT(Room.Server server) {
        room = new Room(server);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, Integer.MAX_VALUE})
    void a_claim_that_no_longer_matches_when_it_is_read_does_not_end_the_list(int changesOfAPage) {
        submitted(40);
        List<String> seen = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        Changing claims = new Changing(
                room.views().of(ListedClaim.VIEW),
                changesOfAPage,
                () -> stories.stream()
                        .filter(story -> !gone.contains(story.number))
                        .filter(story -> seen.isEmpty() || story.number.compareTo(seen.getLast()) > 0)
                        .findFirst()
                        .ifPresent(first -> {
                            gone.add(first.number);
                            happens(first.reviewStarted());
                        }));

        walk(claims, waiting(), "number", page -> seen.addAll(numbers(page)));

        assertThat(gone).hasSizeGreaterThan(3);
        assertThat(seen).doesNotHaveDuplicates().doesNotContainAnyElementsOf(gone);
        assertThat(seen.size() + gone.size()).isEqualTo(stories.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nextDeadline", "-nextDeadline"})
    void claims_that_move_when_they_are_read_do_not_take_the_page_with_them(String sort) {
        submitted(40);
        boolean ascending = sort.equals("nextDeadline");
        Comparator<ClaimStory> byId = Comparator.comparing(story -> story.claim.value());
        stories.sort(ascending ? byId : byId.reversed());
        List<String> seen = new ArrayList<>();
        List<String> moved = new ArrayList<>();
        Changing claims = new Changing(
                room.views().of(ListedClaim.VIEW),
                1,
                () -> stories.stream()
                        .filter(story -> !moved.contains(story.number) && !seen.contains(story.number))
                        .limit(2)
                        .toList()
                        .forEach(next -> {
                            moved.add(next.number);
                            happens(ascending ? next.asked(RequestOrigin.REVIEW, "1") : next.approved("500.00"));
                        }));

        walk(claims, new ClaimFilter(null, null, null, null, "fair", null, null), sort, page -> {
            seen.addAll(numbers(page));
            return moved.size() < 12;
        });

        assertThat(moved).hasSizeGreaterThan(3);
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsAll(stories.stream()
                        .map(story -> story.number)
                        .filter(number -> !moved.contains(number))
                        .toList());
    }

    @Test
    void walks_beside_somebody_who_begins_reviews_find_every_claim_that_waits_from_first_to_last() throws Exception {
        submitted(160);
        List<String> waiting =
                everySecond(0).stream().map(story -> story.number).toList();
        Changing claims = new Changing(room.views().of(ListedClaim.VIEW), 0, () -> {});
        int walks = 0;
        try (ExecutorService others = Executors.newSingleThreadExecutor()) {
            Future<?> reviews = others.submit(() -> everySecond(1).forEach(story -> happens(story.reviewStarted())));
            while (!reviews.isDone()) {
                List<String> seen = new ArrayList<>();
                walk(claims, waiting(), "number", page -> seen.addAll(numbers(page)));
                walks++;
                assertThat(seen).doesNotHaveDuplicates().containsAll(waiting);
            }
            reviews.get();
        }
        System.out.printf(
                "%d walks of %d pages; %d times a claim had changed after it was picked%n",
                walks, claims.pages, claims.picks - claims.pages);
        assertThat(walks).isPositive();
    }

    private List<ClaimStory> everySecond(int from) {
        return stories.stream()
                .filter(story -> stories.indexOf(story) % 2 == from)
                .toList();
    }

    private void submitted(int claims) {
        for (int number = 1; number <= claims; number++) {
            ClaimStory story = new ClaimStory("adatum", number);
            stories.add(story);
            room.tape.happens(story.started("Fair"), story.submitted("500.00"));
        }
        room.play();
    }

    private void happens(ClaimEvent event) {
        room.tape.happens(event);
        room.play();
    }

    private static ClaimFilter waiting() {
        return new ClaimFilter(List.of("submitted"), null, null, null, "fair", null, null);
    }

    private static List<String> numbers(Page<ViewDocument<ListedClaim>> page) {
        return page.items().stream().map(claim -> claim.content().number()).toList();
    }

    /** Reads the list to its end, as {@link ClaimQueries#find} does for the vendor. */
    private void walk(
            Changing claims,
            ClaimFilter filter,
            String sort,
            Function<Page<ViewDocument<ListedClaim>>, Boolean> changeMore) {
        ClaimSelection selection = filter.selection(Instant.parse("2021-03-10T09:00:00Z"), false);
        ClaimSort order = ClaimSort.of(sort);
        ClaimFinder finder = new ClaimFinder(claims, selection, order, Reach.unlimited(Visibility.of(reviewer())));
        String cursor = null;
        do {
            PageRequest request = new PageRequest(LIMIT, cursor);
            claims.nextPage();
            Page<ViewDocument<ListedClaim>> page = pages.read(
                    claims,
                    selection.stable(),
                    order.order(),
                    request,
                    (wanted, behind) -> finder.first(LIMIT + 1, Filters.and(wanted, selection.changing()), behind));
            if (!changeMore.apply(page)) {
                claims.often = 0;
            }
            cursor = page.next();
        } while (cursor != null);
    }

    /** The claims, of which some change just before documents are read. */
    private static final class Changing implements ViewReader<ListedClaim> {
        private final ViewReader<ListedClaim> claims;
        private final Runnable change;
        private int often;
        private int left;
        private int pages;
        private int picks;

        /** @param often how many times for one page */
        Changing(ViewReader<ListedClaim> claims, int often, Runnable change) {
            this.claims = claims;
            this.often = often;
            this.change = change;
        }

        void nextPage() {
            left = often;
            pages++;
        }

        @Override
        public List<ViewDocument<ListedClaim>> find(Bson filter, Bson sort, int limit, @Nullable Bson index) {
            if (left > 0) {
                left--;
                change.run();
            }
            return claims.find(filter, sort, limit, index);
        }

        @Override
        public boolean lacksUnknown(Bson keys) {
            return claims.lacksUnknown(keys);
        }

        @Override
        public List<String> texts(Bson filter, String field, int limit, @Nullable Bson index) {
            if (!field.equals(ViewDocument.KEY)) {
                picks++;
            }
            return claims.texts(filter, field, limit, index);
        }

        @Override
        public Optional<String> textAt(Bson filter, Bson sort, String field, int before, @Nullable Bson index) {
            return claims.textAt(filter, sort, field, before, index);
        }

        @Override
        public View<ListedClaim> view() {
            return claims.view();
        }

        @Override
        public Optional<ViewDocument<ListedClaim>> find(String key) {
            return claims.find(key);
        }

        @Override
        public Optional<ViewDocument<ListedClaim>> find(String key, Bson within) {
            return claims.find(key, within);
        }

        @Override
        public Found<ListedClaim> lookUp(Collection<String> keys) {
            return claims.lookUp(keys);
        }

        @Override
        public BsonDocument stored(ViewDocument<ListedClaim> document) {
            return claims.stored(document);
        }
    }
}
