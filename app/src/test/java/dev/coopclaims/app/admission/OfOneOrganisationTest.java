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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class OfOneOrganisationTest {
    private static final int PLACES = 8;
    private static final int MANY = 40;

    private final OfOneOrganisation filter = new OfOneOrganisation(PLACES);
    private final AtomicInteger inside = new AtomicInteger();
    private final CountDownLatch go = new CountDownLatch(1);

    /** Its requests wait for each other, as copies and uploads do; others find places. */
    @Test
    void an_organisation_whose_requests_wait_leaves_half_of_the_places_to_others() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> much = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                much.add(threads.submit(() -> status("org-much", "POST", this::waits)));
            }
            assertThat(Await.until(
                            Duration.ofSeconds(20),
                            () -> inside.get() == PLACES / 2
                                    && much.stream().filter(Future::isDone).count() == MANY - PLACES / 2))
                    .isTrue();
            assertThat(status("org-other", "POST", () -> {})).isEqualTo(200);
            assertThat(status("org-much", "GET", () -> {})).isEqualTo(200);
            go.countDown();
            int refused = 0;
            for (Future<Integer> one : much) {
                refused += one.get() == 429 ? 1 : 0;
            }
            assertThat(refused).isEqualTo(MANY - PLACES / 2);
        }
        assertThat(status("org-much", "POST", () -> {})).isEqualTo(200);
    }

    /** A slow client neither counts while it is waited for, nor for ever when its answer ends later than its request. */
    @Test
    void who_waits_for_its_client_does_not_count() {
        ConcurrentMap<OrganisationId, Integer> inWork = new ConcurrentHashMap<>();
        Share share = new Share(new OrganisationId("org-slow"), inWork);
        assertThat(share.take()).isEqualTo(1);
        share.leave();
        assertThat(inWork).isEmpty();
        share.comeBack();
        assertThat(inWork).hasSize(1);
        share.end();
        assertThat(inWork).isEmpty();
        share.leave();
        share.comeBack();
        assertThat(inWork).isEmpty();
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
        Actor actor = new Actor(
                new UserId("somebody"), Set.of(Role.PARTNER_USER), new OrganisationId(organisation), Actor.Channel.API);
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(actor, null, List.of()));
        try {
            MockHttpServletResponse response = new MockHttpServletResponse();
            FilterChain chain = (request, answer) -> work.run();
            filter.doFilter(new MockHttpServletRequest(method, "/api/claims"), response, chain);
            return response.getStatus();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
