package dev.coopclaims.app.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.testkit.Await;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class OfOneOrganisationTest {
    private static final int PLACES = 8;
    private static final int OWN = PLACES / 2;
    private static final int WAITING = 10;
    private static final int MANY = 40;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Places all = new Places(PLACES, MANY, LONG);
    private final OfOneOrganisation filter = new OfOneOrganisation(PLACES, WAITING, LONG);
    private final AtomicInteger inside = new AtomicInteger();
    private final CountDownLatch go = new CountDownLatch(1);

    /** Its requests wait for each other, as copies and uploads do; others find places. */
    @Test
    void an_organisation_whose_requests_wait_leaves_half_of_the_places_to_others() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> much = many(threads, this::waits);
            await(() ->
                    inside.get() == OWN && much.stream().filter(Future::isDone).count() == MANY - OWN - WAITING);
            assertThat(all.free()).as("places of all that are left to others").isEqualTo(PLACES - OWN);
            assertThat(status("org-other", "POST", () -> {})).isEqualTo(200);
            assertThat(status("org-much", "GET", () -> {})).isEqualTo(200);
            go.countDown();
            assertThat(refused(much)).isEqualTo(MANY - OWN - WAITING);
        }
        assertThat(inside).hasValue(OWN + WAITING);
        assertThat(status("org-much", "POST", () -> {})).isEqualTo(200);
        assertThat(all.free()).isEqualTo(PLACES);
        assertThat(all.away()).isZero();
    }

    /** It goes behind those that queued before its organisation had room for it. */
    @Test
    void who_waited_for_its_own_organisation_queues_for_all_like_others() throws Exception {
        List<String> begun = new CopyOnWriteArrayList<>();
        for (int i = 0; i < PLACES - 1; i++) {
            assertThat(all.take()).isTrue();
        }
        OfOneOrganisation one = new OfOneOrganisation(2, WAITING, LONG);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> status(one, "org-much", "POST", this::waits));
            await(() -> inside.get() == 1);
            all.giveBack();
            Future<Integer> second = threads.submit(() -> status(one, "org-much", "POST", () -> begun.add("own")));
            await(() -> all.away() == 1);
            assertThat(all.take()).isTrue();
            Future<Integer> other = threads.submit(() -> status(one, "org-other", "POST", () -> begun.add("other")));
            await(() -> all.queued() == 1);
            go.countDown();
            for (Future<Integer> answer : List.of(first, other, second)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(begun).containsExactly("other", "own");
    }

    /** Slow clients let the others of their organisation work, and come back when there is a place. */
    @Test
    void who_waits_for_its_client_does_not_count() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> slow = new ArrayList<>();
            for (int i = 0; i < PLACES; i++) {
                slow.add(threads.submit(() -> status("org-slow", "POST", () -> {
                    Turn.leave();
                    waits();
                    Turn.comeBack();
                })));
            }
            await(() -> inside.get() == PLACES);
            assertThat(all.free()).isEqualTo(PLACES);
            assertThat(status("org-slow", "POST", () -> {})).isEqualTo(200);
            go.countDown();
            assertThat(refused(slow)).isZero();
        }
        assertThat(all.free()).isEqualTo(PLACES);
        assertThat(all.away()).isZero();
    }

    /** The client reads the end of an answer slowly, or hangs up, while the request has left its places. */
    @Test
    void a_request_that_ends_while_it_waits_for_its_client_holds_nothing() throws Exception {
        for (int i = 0; i < MANY; i++) {
            assertThat(status("org-gone", "POST", Turn::leave)).isEqualTo(200);
        }
        assertThat(all.free()).isEqualTo(PLACES);
        assertThat(all.away()).isZero();
    }

    @Test
    void an_organisation_without_requests_is_forgotten() {
        OwnPlaces places = new OwnPlaces(() -> new Places(1, 1, LONG));
        OrganisationId much = new OrganisationId("org-much");
        Places own = places.enter(much);
        assertThat(places.enter(much)).isSameAs(own);
        places.leave(much);
        assertThat(places.organisations()).isEqualTo(1);
        places.leave(much);
        assertThat(places.organisations()).isZero();
    }

    private List<Future<Integer>> many(ExecutorService threads, Runnable work) {
        List<Future<Integer>> asked = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            asked.add(threads.submit(() -> status("org-much", "POST", work)));
        }
        return asked;
    }

    private static long refused(List<Future<Integer>> asked) throws Exception {
        long refused = 0;
        for (Future<Integer> one : asked) {
            refused += one.get() == 429 ? 1 : 0;
        }
        return refused;
    }

    private static void await(BooleanSupplier condition) throws Exception {
        assertThat(Await.until(Duration.ofSeconds(20), condition)).isTrue();
    }

    private void waits() {
        inside.incrementAndGet();
        try {
            go.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private int status(String organisation, String method, Runnable work) throws Exception {
        return status(filter, organisation, method, work);
    }

    private int status(OfOneOrganisation filter, String organisation, String method, Runnable work) throws Exception {
        Actor actor = new Actor(
                new UserId("somebody"), Set.of(Role.PARTNER_USER), new OrganisationId(organisation), Actor.Channel.API);
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(actor, null, List.of()));
        try {
            MockHttpServletResponse response = new MockHttpServletResponse();
            FilterChain chain = (request, answer) -> work.run();
            assertThat(all.take()).isTrue();
            Turn turn = Turn.begin(all);
            try {
                filter.doFilter(new MockHttpServletRequest(method, "/api/claims"), response, chain);
            } finally {
                turn.end();
            }
            return response.getStatus();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
