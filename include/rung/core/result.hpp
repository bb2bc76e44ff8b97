// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/errc.hpp>

#include <exception>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

RUNG_BEGIN

/// Why some work could not be done.
///
/// `where` names a field, a row number, a rule or a file: never a value from a person's record. Text that came from outside stays in
/// `external_text`: print it with `not_found`, `unreadable`, `unwritable` (the system's words), not by default with others (a library's).
struct failure {
    errc        code = errc::internal;
    std::string where;
    std::string external_text;

    friend bool operator==(const failure&, const failure&) = default;
};

/// Thrown by `result::value()` when there is none; nothing else in Rung throws but `std::bad_alloc`.
class bad_result : public std::exception {
public:
    explicit bad_result(errc code) noexcept : code_(code) {}
    [[nodiscard]] const char* what() const noexcept override { return describe(code_).data(); }
    [[nodiscard]] errc        code() const noexcept { return code_; }

private:
    errc code_;
};

/// A value, or the reason why there is none.
template <class T>
class [[nodiscard]] result {
public:
    using value_type = T;

    result(T value) : held_(std::in_place_index<0>, std::move(value)) {}       // NOLINT(google-explicit-constructor)
    result(failure reason) : held_(std::in_place_index<1>, std::move(reason)) {} // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool has_value() const noexcept { return held_.index() == 0; }
    explicit           operator bool() const noexcept { return has_value(); }

    /// @pre has_value()
    [[nodiscard]] T&       operator*() & noexcept { return *std::get_if<0>(&held_); }
    [[nodiscard]] const T& operator*() const& noexcept { return *std::get_if<0>(&held_); }
    [[nodiscard]] T&&      operator*() && noexcept { return std::move(*std::get_if<0>(&held_)); }
    [[nodiscard]] T*       operator->() noexcept { return std::get_if<0>(&held_); }
    [[nodiscard]] const T* operator->() const noexcept { return std::get_if<0>(&held_); }

    /// Returns the value or throws `bad_result`, for callers who like exceptions.
    [[nodiscard]] T& value() & {
        require();
        return **this;
    }
    [[nodiscard]] const T& value() const& {
        require();
        return **this;
    }
    [[nodiscard]] T&& value() && {
        require();
        return *std::move(*this);
    }

    /// @pre !has_value()
    [[nodiscard]] const failure& error() const noexcept { return *std::get_if<1>(&held_); }

private:
    void require() const {
        if (!has_value()) { throw bad_result(error().code); }
    }
    std::variant<T, failure> held_;
};

/// Success without a value, or the reason why not.
template <>
class [[nodiscard]] result<void> {
public:
    result() = default;
    result(failure reason) : reason_(std::move(reason)), ok_(false) {} // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool           has_value() const noexcept { return ok_; }
    explicit                     operator bool() const noexcept { return ok_; }
    [[nodiscard]] const failure& error() const noexcept { return reason_; }

private:
    failure reason_;
    bool    ok_ = true;
};

RUNG_END
