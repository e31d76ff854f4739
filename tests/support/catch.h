// The test framework, whichever of its versions 2 and 3 is installed. Tests include this.
#ifndef SIGMATA_TESTS_SUPPORT_CATCH_H_
#define SIGMATA_TESTS_SUPPORT_CATCH_H_

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#endif  // SIGMATA_TESTS_SUPPORT_CATCH_H_
