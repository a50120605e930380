from forewarn.errors import CaseError, EnvironmentFault, Fault, ForewarnError


def test_a_case_error_tells_every_fault_in_order_of_place() -> None:
    late = Fault(file="b.toml", line=2, rule="shape", message="wrong")
    early = Fault(file="a.toml", line=9, rule="shape", message="wrong too")
    error = CaseError([late, early])
    assert error.faults == [early, late]
    assert str(error) == "a.toml:9: shape: wrong too\nb.toml:2: shape: wrong"


def test_exit_codes_tell_the_case_from_the_machine() -> None:
    assert ForewarnError.exit_code == CaseError.exit_code == 1
    assert EnvironmentFault.exit_code == 2
