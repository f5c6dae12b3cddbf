package dev.offsetlab.visualizer.viewmodel;

import java.time.Duration;
import java.util.Optional;

/// One of the two routes that the page shows.
///
/// @param rates   measured now where the path is in force, else when it last was; empty where never
/// @param age     of the rates
/// @param inForce it is the broker's path now
public record JourneyLane(JourneyRoute route, Optional<JourneyRates> rates, Duration age, boolean inForce) {}
